import type { Queries } from '../../commands/store';
import { decodeFault } from '../../events/decode-fault';
import type { Recorded } from '../../events/recorded';
import type { TaskStatus } from '../../events/status';
import { BoardAt } from '../../projections/board-at';
import { DiffFold } from '../../projections/diff-fold';
import type { TaskChange } from '../../projections/diff-fold';
import type { Task } from '../../projections/task';
import { InvalidInput, orFault } from '../errors';
import type { LogPoint } from '../input-types';
import type { LedgerParts } from '../ledger-parts';
import { mustRead } from '../log-fold';
import { breathe } from '../log-pages';
import { foldHistories, missing } from './fold';
import { findPoint, readPoint } from './log-point';
import type { AskedPoint, Recording } from './log-point';
import { titlesAt } from './with-contents';

/** Events that are read at a time. */
const PAGE = 1_000;

/** Something that was so, and is otherwise. */
export interface Change<A> {
  readonly from: A;
  readonly to: A;
}

/** Who held a task, under which fence; null for a lease that never passes. */
export interface Holding {
  readonly claimant: string;
  readonly fence: number;
  readonly leaseUntil: number | null;
}

/** What became of a task between two positions; null, or none, where nothing did. A task that was made in between was null in all before. */
export interface TaskDiff {
  readonly taskId: string;
  /** Whether it was made in between. */
  readonly made: boolean;
  readonly status: Change<TaskStatus | null> | null;
  /** As they are told today: what is erased is null. */
  readonly title: Change<string | null> | null;
  readonly assignee: Change<string | null> | null;
  readonly priority: Change<number | null> | null;
  /** Who held it before, and who holds it after; another claim by the same one is another. */
  readonly claim: Change<Holding | null> | null;
  readonly archived: Change<boolean> | null;
  /** Whether its data were written anew. */
  readonly dataEdited: boolean;
  /** The parents that it got, lost, and need no longer wait for; a link that was removed and made again is among the first two. */
  readonly linked: ReadonlyArray<string>;
  readonly unlinked: ReadonlyArray<string>;
  readonly waived: ReadonlyArray<string>;
  /** How often it was claimed in between. */
  readonly claims: number;
  /** How many of its events lie in between: refusals, heartbeats and comments too. */
  readonly events: number;
}

/** What changed on a board after one position, up to and with another. */
export interface BoardDiff {
  readonly from: Recording;
  readonly to: Recording;
  /** Every task that has an event in between, in the order of creation. */
  readonly tasks: ReadonlyArray<TaskDiff>;
}

const holding = (task: Task | null): Holding | null => {
  const attempt = task?.attempt ?? null;
  if (attempt === null) return null;
  const { claimant, fence, leaseUntil } = attempt;
  return { claimant, fence, leaseUntil };
};

const changed = <A>(from: A, to: A): Change<A> | null => (from === to ? null : { from, to });

const parentIds = (links: TaskChange['linked']): ReadonlyArray<string> =>
  links.map(({ parentId }) => parentId);

const taskDiff = (change: TaskChange, titles: ReadonlyMap<number, string | null>): TaskDiff => {
  const { before, after, linked, unlinked, waived, events } = change;
  const titleOf = (task: Task | null): string | null =>
    task === null ? null : (titles.get(task.titlePosition) ?? null);
  const sameClaim = before?.attempt?.position === after.attempt?.position;
  return {
    taskId: after.id,
    made: before === null,
    status: changed(before?.status ?? null, after.status),
    title:
      before?.titlePosition === after.titlePosition ? null : { from: titleOf(before), to: titleOf(after) },
    assignee: changed(before?.assignee ?? null, after.assignee),
    priority: changed(before?.priority ?? null, after.priority),
    claim: sameClaim ? null : { from: holding(before), to: holding(after) },
    archived: changed((before?.archivedAt ?? null) !== null, after.archivedAt !== null),
    dataEdited: before !== null && before.dataPosition !== after.dataPosition,
    linked: parentIds(linked),
    unlinked: parentIds(unlinked),
    waived: parentIds(waived),
    claims: after.attempts - (before?.attempts ?? 0),
    events,
  };
};

/** The tasks of a page that the fold does not know yet and that were there before. */
const newlyTouched = (page: ReadonlyArray<Recorded>, fold: DiffFold): ReadonlyArray<string> => {
  const first = new Map<string, number | null>();
  for (const { stored } of page) {
    const { taskId, version } = stored;
    if (taskId !== null && !fold.knows(taskId) && !first.has(taskId)) first.set(taskId, version);
  }
  return [...first].flatMap(([taskId, version]) => (version === 1 ? [] : [taskId]));
};

/** Folds the events between, page by page; of what was before, only the histories of the tasks that they touch are read. */
const foldBetween = async (
  queries: Queries,
  from: number,
  to: number,
): Promise<ReadonlyArray<TaskChange>> => {
  const board = new BoardAt();
  const fold = new DiffFold(board, from);
  for (let ended = from; ended < to;) {
    const page = (await queries.bareEvents(ended, Math.min(PAGE, to - ended))).map(mustRead);
    await foldHistories(queries, board, newlyTouched(page, fold), from);
    for (const recorded of page) {
      ended += 1;
      if (recorded.stored.position !== ended) throw missing(ended);
      fold.add(recorded);
    }
    if (page.length === 0) throw missing(ended + 1);
    await breathe();
  }
  return fold.changes();
};

const mustBeFound = (found: Recording | InvalidInput): Recording => {
  if (found instanceof InvalidInput) throw found;
  return found;
};

const mustFollow = (asked: AskedPoint, from: Recording, to: Recording): void => {
  if (to.position >= from.position) return;
  const expected = `a point that is not before position ${from.position}, from which on changes are asked for`;
  throw new InvalidInput(decodeFault(asked.at, expected, to.position));
};

/** What changed between two points of the log. */
export const diff = async ({ store }: LedgerParts, from: LogPoint, to: LogPoint): Promise<BoardDiff> => {
  const asked = [readPoint('diff.from', from), readPoint('diff.to', to)] as const;
  const [first, last] = await orFault(
    store.read(
      async (queries) => [await findPoint(queries, asked[0]), await findPoint(queries, asked[1])] as const,
    ),
  );
  const span = { from: mustBeFound(first), to: mustBeFound(last) };
  mustFollow(asked[1], span.from, span.to);
  return orFault(
    store.read(async (queries) => {
      const changes = await foldBetween(queries, span.from.position, span.to.position);
      const titles = await titlesAt(
        queries,
        changes.flatMap(({ before, after }) =>
          before === null ? [after.titlePosition] : [before.titlePosition, after.titlePosition],
        ),
      );
      return { ...span, tasks: changes.map((change) => taskDiff(change, titles)) };
    }),
  );
};
