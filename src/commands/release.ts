import { right } from 'fp-ts/Either';
import { attemptRefusal } from './attempt-refusal';
import type { Presented } from './attempt-refusal';
import { withReason } from './change';
import { append, refuse } from './decision';
import { wayBack } from './gate';
import type { Handler } from './handler';
import { firstOf, taskIdOf } from './of-kind';

/** Give a claimed task back. */
export interface Release extends Presented {
  readonly _tag: 'Release';
  readonly taskId: string;
  readonly reason: string | null;
}

export const release: Handler<Release> = {
  needs: ({ taskId }) => ({ tasks: [taskId] }),

  decide: (command, board, { satisfied }) => {
    const { taskId, reason } = command;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    const refusal = attemptRefusal(task, command);
    if (refusal !== undefined || task.attempt === null) {
      return refuse(taskId, refusal ?? { _tag: 'not_claimed', status: task.status });
    }
    const { claimant, fence } = task.attempt;
    const status = wayBack(task, board.parentCounts(taskId), satisfied);
    return append({ kind: 'released', data: { claimant, fence }, taskId, status, ...withReason(reason) });
  },

  answer: (_command, recorded) => {
    const released = firstOf(recorded, 'released')!;
    return right({
      _tag: 'Released',
      id: taskIdOf(released),
      position: released.stored.position,
      ...released.event.data,
      status: released.stored.status ?? 'ready',
    });
  },
};
