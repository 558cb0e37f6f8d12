import type { MutantKind } from '../mutant';
import { putIn } from './put-in';

/** A task that nobody holds is completed under a fence: TL104. */
export const actWithoutClaim: MutantKind = {
  name: 'act without a claim',
  mutate: putIn('TL104', ({ task: { id, status, attempt, fence }, board }) => {
    if (attempt !== null || (status !== 'ready' && status !== 'todo')) return [];
    const { parents, open } = board.parentsSeen(id);
    const data = { claimant: 'eve', fence: Math.max(1, fence), openParents: parents.slice(0, open) };
    return [{ kind: 'completed', data, taskId: id, status: 'done' }];
  }),
};

/** A task is taken back while its lease lasts: TL106. */
export const reclaimedEarly: MutantKind = {
  name: 'reclaimed early',
  mutate: putIn('TL106', ({ task: { id, attempt, inReview }, board, now }) => {
    if (attempt === null || attempt.leaseUntil === null || attempt.leaseUntil <= now) return [];
    const { claimant, fence, leaseUntil, heartbeatAt } = attempt;
    const data = { claimant, fence, leaseUntil, lastHeartbeatAt: heartbeatAt, detectedBy: 'eve' };
    const back = board.parentsSeen(id).open > 0 ? 'todo' : 'ready';
    return [{ kind: 'reclaimed', data, taskId: id, status: inReview ? 'review' : back }];
  }),
};
