import { left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { Json } from '../events/json';
import type { ParentSeen } from '../events/parent-seen';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import type { Task } from '../projections/task';
import type { Completed, Rejection } from './answer';
import { attemptRefusal } from './attempt-refusal';
import type { Presented } from './attempt-refusal';
import { append, refuse } from './decision';
import type { Decision } from './decision';
import type { BoardView, Handler } from './handler';
import { allOf, firstOf, taskIdOf } from './of-kind';
import { refusedAttempt, refuseAttempt } from './refuse-attempt';

/** End a task: with the standing attempt, or, where there is none and none is presented, by hand. */
export interface Complete extends Presented {
  readonly _tag: 'Complete';
  readonly taskId: string;
  /** Undefined for none; null is a result. */
  readonly result: Json | undefined;
}

const openParents = (task: Task, board: BoardView): ReadonlyArray<ParentSeen> =>
  board.parentCounts(task.id).open === 0
    ? []
    : board
        .parentsSeen(task.id)
        .parents.filter(({ status, waived }) => waived === undefined && !board.satisfies(status));

/** Statuses from which a task that nobody holds can be completed by hand. */
const byHandFrom: ReadonlySet<TaskStatus> = new Set(['ready', 'todo', 'blocked', 'review']);

const decideCompletion = (task: Task, command: Complete, board: BoardView): Decision => {
  const { id: taskId } = task;
  if (task.archivedAt !== null && command.fence === null) return refuse(taskId, { _tag: 'archived' });
  const refusal = attemptRefusal(task, command);
  const byHand = refusal?._tag === 'not_claimed' && command.fence === null && byHandFrom.has(task.status);
  if (refusal !== undefined && !byHand) {
    return refuseAttempt('completion_rejected', task, command, refusal, board);
  }
  const { claimant, fence } = task.attempt ?? command;
  const data = { claimant, fence, openParents: openParents(task, board) };
  const content = command.result === undefined ? {} : { content: { result: command.result } };
  return append({ kind: 'completed', data, taskId, status: 'done', ...content });
};

/** The answer in the `completed` event of a command, or in its refusal. */
export const completedAnswer = (recorded: ReadonlyArray<Recorded>): Either<Rejection, Completed> => {
  const completed = firstOf(recorded, 'completed');
  if (completed === undefined) return left(refusedAttempt(firstOf(recorded, 'completion_rejected')!));
  const { position } = completed.stored;
  return right({
    _tag: 'Completed',
    id: taskIdOf(completed),
    position,
    ...completed.event.data,
    promoted: allOf(recorded, 'promoted')
      .filter(({ stored }) => stored.causation === position)
      .map(taskIdOf),
  });
};

export const complete: Handler<Complete, never> = {
  needs: ({ taskId, claimant }) => ({
    tasks: [taskId],
    openParents: [taskId],
    children: [taskId],
    refusals: [{ taskId, claimant }],
  }),

  decide: (command, board) => {
    const task = board.task(command.taskId);
    return task === undefined
      ? refuse(command.taskId, { _tag: 'unknown_task', taskId: command.taskId })
      : decideCompletion(task, command, board);
  },

  answer: (_command, recorded) => completedAnswer(recorded),
};
