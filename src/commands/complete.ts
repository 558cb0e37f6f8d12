import { left, right } from 'fp-ts/Either';
import { canonicalJson } from '../events/canonical-json';
import type { CompletionRefusal } from '../events/completion-refusal';
import type { Json } from '../events/json';
import type { ParentSeen } from '../events/parent-seen';
import type { Task } from '../projections/task';
import type { Rejection } from './answer';
import { attemptRefusal } from './attempt-refusal';
import type { Presented } from './attempt-refusal';
import { append, refuse, reply } from './decision';
import type { Decision } from './decision';
import type { ParentsSatisfied } from './gate';
import type { BoardView, Handler } from './handler';
import type { NewEvent } from './new-event';
import { allOf, firstOf, taskIdOf } from './of-kind';

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
    : board.parentsSeen(task.id).parents.filter(({ status }) => !board.satisfies(status));

/** `promoted` for each child that waits and has no other open parent. */
const promotions = (task: Task, board: BoardView, satisfied: ParentsSatisfied): ReadonlyArray<NewEvent> => {
  if (board.satisfies(task.status) || !board.satisfies('done')) return [];
  const promoted: NewEvent[] = [];
  for (const childId of board.children(task.id)) {
    const { open, total } = board.parentCounts(childId);
    if (board.task(childId)?.status !== 'todo' || !satisfied({ open: open - 1, total })) continue;
    promoted.push({
      kind: 'promoted',
      data: { parentId: task.id },
      taskId: childId,
      status: 'ready',
      causedBy: 0,
    });
  }
  return promoted;
};

const rejected = (id: string, position: number, reason: CompletionRefusal, repeated: boolean): Rejection => ({
  _tag: 'Rejected',
  id,
  position,
  reason,
  repeated,
});

const refuseCompletion = (
  task: Task,
  { claimant, fence }: Complete,
  reason: CompletionRefusal,
  board: BoardView,
): Decision => {
  const { id: taskId, status } = task;
  const data = { claimant, fence, reason };
  const before =
    task.refusals === 0 ? undefined : board.refusal(taskId, 'completion_rejected', canonicalJson(data));
  if (before !== undefined) return reply(left(rejected(taskId, before, reason, true)));
  return append({ kind: 'completion_rejected', data, taskId, status });
};

const decideCompletion = (
  task: Task,
  command: Complete,
  board: BoardView,
  satisfied: ParentsSatisfied,
): Decision => {
  const { id: taskId } = task;
  const refusal = attemptRefusal(task, command);
  const byHand = refusal?._tag === 'not_claimed' && command.fence === null;
  if (refusal !== undefined && !byHand) return refuseCompletion(task, command, refusal, board);
  const { claimant, fence } = task.attempt ?? command;
  const data = { claimant, fence, openParents: openParents(task, board) };
  const content = command.result === undefined ? {} : { content: { result: command.result } };
  return append(
    { kind: 'completed', data, taskId, status: 'done', ...content },
    ...promotions(task, board, satisfied),
  );
};

export const complete: Handler<Complete> = {
  needs: ({ taskId, claimant }) => ({
    tasks: [taskId],
    parents: [taskId],
    children: [taskId],
    refusals: [{ taskId, claimant }],
  }),

  decide: (command, board, satisfied) => {
    const task = board.task(command.taskId);
    return task === undefined
      ? refuse(command.taskId, { _tag: 'unknown_task', taskId: command.taskId })
      : decideCompletion(task, command, board, satisfied);
  },

  answer: (_command, recorded) => {
    const completed = firstOf(recorded, 'completed');
    if (completed !== undefined) {
      return right({
        _tag: 'Completed',
        id: taskIdOf(completed),
        position: completed.stored.position,
        ...completed.event.data,
        promoted: allOf(recorded, 'promoted').map(taskIdOf),
      });
    }
    const refused = firstOf(recorded, 'completion_rejected')!;
    return left(rejected(taskIdOf(refused), refused.stored.position, refused.event.data.reason, false));
  },
};
