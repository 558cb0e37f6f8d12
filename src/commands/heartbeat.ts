import { right } from 'fp-ts/Either';
import type { Attempt } from '../projections/task';
import type { LeaseHeld } from './answer';
import { attemptRefusal } from './attempt-refusal';
import type { Presented } from './attempt-refusal';
import { append, refuse, reply } from './decision';
import type { Handler } from './handler';
import { firstOf, taskIdOf } from './of-kind';

/** Say that the holder is alive: its lease goes on from now. */
export interface Heartbeat extends Presented {
  readonly _tag: 'Heartbeat';
  readonly taskId: string;
  /** How long the lease shall last from now, in milliseconds; null for as long as it was given for. */
  readonly leaseMs: number | null;
}

/** How long the lease of an attempt was given for last; null for an attempt without one. */
const leaseMsOf = ({ leaseUntil, heartbeatAt, claimedAt }: Attempt): number | null =>
  leaseUntil === null ? null : leaseUntil - (heartbeatAt ?? claimedAt);

/** Whether so much of a lease is left that the log need not hear of it: two thirds. */
const isFresh = (leaseUntil: number, leaseMs: number, now: number): boolean =>
  (leaseUntil - now) * 3 >= leaseMs * 2;

const held = (
  id: string,
  position: number | null,
  attempt: Omit<LeaseHeld, '_tag' | 'id' | 'position'>,
): LeaseHeld => ({
  _tag: 'LeaseHeld',
  id,
  position,
  claimant: attempt.claimant,
  fence: attempt.fence,
  leaseUntil: attempt.leaseUntil,
});

export const heartbeat: Handler<Heartbeat> = {
  needs: ({ taskId }) => ({ tasks: [taskId] }),

  decide: (command, board, { now }) => {
    const { taskId } = command;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    const refusal = attemptRefusal(task, command);
    if (refusal !== undefined) return refuse(taskId, refusal);
    const attempt = task.attempt!;
    const { claimant, fence } = attempt;
    const { leaseUntil } = attempt;
    const leaseMs = command.leaseMs ?? leaseMsOf(attempt);
    if (leaseUntil === null || leaseMs === null || isFresh(leaseUntil, leaseMs, now)) {
      return reply(right(held(taskId, null, attempt)));
    }
    const data = { claimant, fence, leaseUntil: now + leaseMs };
    return append({ kind: 'lease_extended', data, taskId, status: task.status });
  },

  answer: (_command, recorded) => {
    const extended = firstOf(recorded, 'lease_extended')!;
    return right(held(taskIdOf(extended), extended.stored.position, extended.event.data));
  },
};
