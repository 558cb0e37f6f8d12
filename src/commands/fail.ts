import { left, right } from 'fp-ts/Either';
import { GAVE_UP } from '../events/blocked';
import type { Json } from '../events/json';
import { attemptRefusal } from './attempt-refusal';
import type { Presented } from './attempt-refusal';
import { givenUp } from './awaken';
import { append, refuse } from './decision';
import { wayBack } from './gate';
import type { Handler } from './handler';
import type { NewEvent } from './new-event';
import { firstOf, taskIdOf } from './of-kind';
import { refusedAttempt, refuseAttempt } from './refuse-attempt';

/** End an attempt without success: the task is tried again, later or at once, or given up. */
export interface Fail extends Presented {
  readonly _tag: 'Fail';
  readonly taskId: string;
  /** What went wrong; undefined for nothing to say. */
  readonly error: Json | undefined;
  /** How many attempts may fail, null for no limit; undefined: as the ledger has it. */
  readonly attempts: number | null | undefined;
  /** How long to wait before it is tried again, in milliseconds; undefined: as the ledger has it. */
  readonly delayMs: number | undefined;
}

export const fail: Handler<Fail> = {
  needs: ({ taskId, claimant }) => ({ tasks: [taskId], refusals: [{ taskId, claimant }] }),

  decide: (command, board, { now, retry, satisfied }) => {
    const { taskId, error } = command;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    const refusal = attemptRefusal(task, command);
    if (refusal !== undefined) return refuseAttempt('failure_rejected', task, command, refusal, board);
    const { claimant, fence } = task.attempt!;
    const failed: NewEvent = {
      kind: 'attempt_failed',
      data: { claimant, fence, attempt: task.attempts },
      taskId,
      status: wayBack(task, board.parentCounts(taskId), satisfied),
      ...(error === undefined ? {} : { content: { error } }),
    };
    const failures = task.failures + 1;
    const limit = command.attempts === undefined ? retry.attempts : command.attempts;
    if (limit !== null && failures >= limit) return append(failed, givenUp(task, 0));
    const delayMs = command.delayMs ?? retry.delayMs(failures);
    if (delayMs <= 0) return append(failed);
    const data = { runAt: now + delayMs, claimant: null, fence: null };
    return append(failed, { kind: 'scheduled', data, taskId, status: 'scheduled', causedBy: 0 });
  },

  answer: (_command, recorded) => {
    const refused = firstOf(recorded, 'failure_rejected');
    if (refused !== undefined) return left(refusedAttempt(refused));
    const failed = firstOf(recorded, 'attempt_failed')!;
    const last = recorded.at(-1)!;
    return right({
      _tag: 'Failed',
      id: taskIdOf(failed),
      position: failed.stored.position,
      ...failed.event.data,
      status: last.stored.status ?? 'ready',
      runAt: firstOf(recorded, 'scheduled')?.event.data.runAt ?? null,
      gaveUp: firstOf(recorded, 'blocked')?.event.data.kind === GAVE_UP,
    });
  },
};
