import { byBytes } from '../events/by-bytes';
import type { SatisfiedBy } from '../events/policy';
import { BoardAt } from './board-at';
import type { Attempt, Erasure, Task } from './task';

/** What snapshots hold, and by which fold: to be raised whenever a task, its evolution or this form changes. */
export const SNAPSHOT_FORMAT = 1;

/** Rows of a part. */
const ROWS = 10_000;

/** A task as a plain list of values, without its title, which is content. */
type TaskValues = readonly [
  id: string,
  createdPosition: number,
  titlePosition: number,
  dataPosition: number,
  assignee: string | null,
  priority: number,
  status: Task['status'],
  statusPosition: number,
  version: number,
  fence: number,
  attempts: number,
  attempt: Attempt | null,
  inReview: boolean,
  runAt: number | null,
  blockedAs: string | null,
  archivedAt: number | null,
  failures: number,
  silences: number,
  failurePositions: ReadonlyArray<number>,
  createdAt: number,
  completedAt: number | null,
  resultPosition: number | null,
  erasure: Erasure | null,
  refusals: number,
];

type LinkValues = readonly [parentId: string, childId: string, position: number, waived: number | null];

/** A part of a board, as JSON. Every part says whose board it is of; tasks come before links. */
export interface BoardPart {
  readonly ledgerId: string | null;
  readonly satisfiedBy: SatisfiedBy;
  readonly tasks: ReadonlyArray<TaskValues>;
  readonly links: ReadonlyArray<LinkValues>;
}

const valuesOf = (task: Task): TaskValues => [
  task.id,
  task.createdPosition,
  task.titlePosition,
  task.dataPosition,
  task.assignee,
  task.priority,
  task.status,
  task.statusPosition,
  task.version,
  task.fence,
  task.attempts,
  task.attempt,
  task.inReview,
  task.runAt,
  task.blockedAs,
  task.archivedAt,
  task.failures,
  task.silences,
  task.failurePositions,
  task.createdAt,
  task.completedAt,
  task.resultPosition,
  task.erasure,
  task.refusals,
];

const taskOf = (values: TaskValues): Task => ({
  id: values[0],
  createdPosition: values[1],
  title: null,
  titlePosition: values[2],
  dataPosition: values[3],
  assignee: values[4],
  priority: values[5],
  status: values[6],
  statusPosition: values[7],
  version: values[8],
  fence: values[9],
  attempts: values[10],
  attempt: values[11],
  inReview: values[12],
  runAt: values[13],
  blockedAs: values[14],
  archivedAt: values[15],
  failures: values[16],
  silences: values[17],
  failurePositions: values[18],
  createdAt: values[19],
  completedAt: values[20],
  resultPosition: values[21],
  erasure: values[22],
  refusals: values[23],
});

/** At least one page. */
const pagesOf = <A>(rows: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.max(1, Math.ceil(rows.length / ROWS)) }, (_, i) =>
    rows.slice(i * ROWS, (i + 1) * ROWS),
  );

/** A board in parts; no part is made before it is asked for, and the board must not go on meanwhile. */
export const partsOf = (
  board: BoardAt,
): { readonly count: number; readonly parts: () => Iterable<BoardPart> } => {
  const { ledgerId, satisfiedBy } = board;
  const tasks = pagesOf([...board.tasks.values()]);
  // In this order, so that the children of a task are found in the order of their links.
  const links = pagesOf(
    [...board.allLinks()].sort((a, b) => a.position - b.position || byBytes(a.parentId, b.parentId)),
  );
  function* parts(): Generator<BoardPart> {
    for (const page of tasks) yield { ledgerId, satisfiedBy, tasks: page.map(valuesOf), links: [] };
    for (const page of links) {
      const values = page.map(
        ({ parentId, childId, position, waived }) => [parentId, childId, position, waived] as const,
      );
      yield { ledgerId, satisfiedBy, tasks: [], links: values };
    }
  }
  return { count: tasks.length + links.length, parts };
};

/** A board that is put together from its parts, given in their order. */
export class RestoredBoard extends BoardAt {
  /** `position` is the position up to which it was folded. */
  constructor(position: number) {
    super();
    this.position = position;
  }

  take({ ledgerId, satisfiedBy, tasks, links }: BoardPart): void {
    this.ledgerId = ledgerId;
    this.satisfiedBy = satisfiedBy;
    for (const values of tasks) this.tasks.set(values[0], taskOf(values));
    for (const [parentId, childId, position, waived] of links) {
      this.addLink({ parentId, childId, position, waived });
    }
  }
}
