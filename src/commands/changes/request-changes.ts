import type { Presented } from '../attempt-refusal';
import { change, changeRefusal, endedAttempt, withReason } from '../change';
import { gated } from '../gate';

/** End a review: the task has to be worked on again. A reviewer who claimed it presents that attempt. */
export interface RequestChanges extends Presented {
  readonly _tag: 'RequestChanges';
  readonly taskId: string;
  readonly reason: string | null;
}

export const requestChanges = change<RequestChanges, 'changes_requested', 'ChangesRequested'>({
  kind: 'changes_requested',
  tag: 'ChangesRequested',
  refusal: (command, task) =>
    changeRefusal(task, task.inReview ? ['review', 'running'] : ['review'], command),
  event: ({ reason }, task, board, { satisfied }) => ({
    data: endedAttempt(task),
    status: gated(board.parentCounts(task.id), satisfied),
    ...withReason(reason),
  }),
});
