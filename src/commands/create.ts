import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { Json } from '../events/json';
import type { Recorded } from '../events/recorded';
import type { Created, Rejection } from './answer';
import { appendAll, rejection, reply } from './decision';
import { gated } from './gate';
import type { ParentsSatisfied } from './gate';
import type { BoardView, Handler } from './handler';
import type { NewEvent } from './new-event';
import { allOf, lastStatuses, taskIdOf } from './of-kind';

/** A task to make. */
export interface NewTask {
  readonly id: string;
  readonly title: string;
  readonly assignee: string | null;
  readonly priority: number;
  readonly data: Json;
  readonly parents: ReadonlyArray<string>;
  /** When it may run, in milliseconds since 1970; null for as soon as its parents allow. */
  readonly runAt: number | null;
  /** Whether it has to be specified before it can be done. */
  readonly triage: boolean;
}

/** Make one task. */
export interface Create {
  readonly _tag: 'Create';
  readonly task: NewTask;
}

/** What makes a task; parents that are made by the same command are in `siblings`, and open. `first` is the place of these events in the decision. */
export const creation = (
  task: NewTask,
  board: BoardView,
  satisfied: ParentsSatisfied,
  siblings: ReadonlySet<string>,
  first: number,
): Either<Rejection, ReadonlyArray<NewEvent>> => {
  const { id, assignee, priority, title, data, runAt } = task;
  if (board.task(id) !== undefined) return left(rejection(id, { _tag: 'duplicate_id', taskId: id }));
  const parents = [...new Set(task.parents)];
  let open = 0;
  for (const parentId of parents) {
    const standing = board.standing(parentId);
    if (standing === undefined && !siblings.has(parentId)) {
      return left(rejection(id, { _tag: 'unknown_task', taskId: parentId }));
    }
    if (standing !== undefined && standing.archivedAt !== null) {
      return left(rejection(id, { _tag: 'parent_archived', parentId }));
    }
    if (!board.satisfies(standing?.status)) open += 1;
  }
  const status = gated({ open, total: parents.length }, satisfied);
  const content = { title, data };
  const about = { taskId: id, causedBy: first } as const;
  const events: NewEvent[] = [
    { kind: 'created', data: { assignee, priority, parents }, taskId: id, status, content },
  ];
  if (task.triage) events.push({ kind: 'triaged', data: {}, status: 'triage', ...about });
  if (runAt !== null) {
    const waits = { runAt, claimant: null, fence: null };
    events.push({ kind: 'scheduled', data: waits, status: 'scheduled', ...about });
  }
  return right(events);
};

/** The answers in the `created` events of a command. */
export const createdAnswers = (recorded: ReadonlyArray<Recorded>): ReadonlyArray<Created> => {
  const last = lastStatuses(recorded);
  return allOf(recorded, 'created').map((one) => ({
    _tag: 'Created',
    id: taskIdOf(one),
    position: one.stored.position,
    status: last.get(one.stored.taskId) ?? 'todo',
  }));
};

export const create: Handler<Create> = {
  needs: ({ task }) => ({ tasks: [task.id], standings: task.parents }),

  decide: ({ task }, board, { satisfied }) => {
    if (task.parents.includes(task.id)) {
      return reply(left(rejection(task.id, { _tag: 'self_link', taskId: task.id })));
    }
    const events = creation(task, board, satisfied, new Set(), 0);
    return isLeft(events) ? reply(events) : appendAll(events.right);
  },

  answer: (_command, recorded) => right(createdAnswers(recorded)[0]!),
};
