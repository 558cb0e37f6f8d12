import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { Json } from '../events/json';
import type { Recorded } from '../events/recorded';
import type { Created, Rejection } from './answer';
import { append, rejection, reply } from './decision';
import type { ParentsSatisfied } from './gate';
import type { BoardView, Handler } from './handler';
import type { NewEventOf } from './new-event';
import { allOf, taskIdOf } from './of-kind';

/** A task to make. */
export interface NewTask {
  readonly id: string;
  readonly title: string;
  readonly assignee: string | null;
  readonly priority: number;
  readonly data: Json;
  readonly parents: ReadonlyArray<string>;
}

/** Make one task. */
export interface Create {
  readonly _tag: 'Create';
  readonly task: NewTask;
}

/** The `created` event of a task; parents that are made by the same command are in `siblings`, and open. */
export const createdEvent = (
  task: NewTask,
  board: BoardView,
  satisfied: ParentsSatisfied,
  siblings: ReadonlySet<string>,
): Either<Rejection, NewEventOf<'created'>> => {
  const { id, assignee, priority, title, data } = task;
  if (board.task(id) !== undefined) return left(rejection(id, { _tag: 'duplicate_id', taskId: id }));
  const parents = [...new Set(task.parents)];
  let open = 0;
  for (const parentId of parents) {
    const standing = board.standing(parentId);
    if (standing === undefined && !siblings.has(parentId)) {
      return left(rejection(id, { _tag: 'unknown_task', taskId: parentId }));
    }
    if (!board.satisfies(standing?.status)) open += 1;
  }
  const status = satisfied({ open, total: parents.length }) ? 'ready' : 'todo';
  const content = { title, data };
  return right({ kind: 'created', data: { assignee, priority, parents }, taskId: id, status, content });
};

/** The answers in the `created` events of a command. */
export const createdAnswers = (recorded: ReadonlyArray<Recorded>): ReadonlyArray<Created> =>
  allOf(recorded, 'created').map((one) => ({
    _tag: 'Created',
    id: taskIdOf(one),
    position: one.stored.position,
    status: one.stored.status ?? 'todo',
  }));

export const create: Handler<Create> = {
  needs: ({ task }) => ({ tasks: [task.id], standings: task.parents }),

  decide: ({ task }, board, satisfied) => {
    if (task.parents.includes(task.id)) {
      return reply(left(rejection(task.id, { _tag: 'self_link', taskId: task.id })));
    }
    const event = createdEvent(task, board, satisfied, new Set());
    return isLeft(event) ? reply(event) : append(event.right);
  },

  answer: (_command, recorded) => right(createdAnswers(recorded)[0]!),
};
