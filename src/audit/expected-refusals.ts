import type { ClaimRefusal } from '../events/claim-refusal';
import type { CompletionRefusal } from '../events/completion-refusal';
import type { TaskStatus } from '../events/status';
import type { Task } from '../projections/task';
import type { Trilean } from './trilean';

/** What the rule says of a claim at a moment: allowed, the first reason why not, or not to be decided. */
export const expectedOfClaim = (
  { status, attempt, archivedAt, runAt, blockedAs }: Task,
  parentsSatisfied: () => Trilean,
): ClaimRefusal | 'allowed' | 'undecided' => {
  if (archivedAt !== null) return { _tag: 'archived' };
  if (status === 'done' || status === 'cancelled') return { _tag: 'terminal', status };
  if (attempt !== null) {
    const { claimant, fence, leaseUntil } = attempt;
    return { _tag: 'already_claimed', claimant, fence, leaseUntil };
  }
  if (runAt !== null) return { _tag: 'scheduled', runAt };
  if (blockedAs !== null) return { _tag: 'blocked', kind: blockedAs };
  const satisfied = parentsSatisfied();
  if (satisfied === undefined) return 'undecided';
  if (!satisfied) return { _tag: 'parents_not_done' };
  return status === 'ready' || status === 'review' ? 'allowed' : { _tag: 'not_ready', status };
};

/** Statuses from which a task that nobody holds is completed by hand. */
const byHandFrom: ReadonlySet<TaskStatus> = new Set(['ready', 'todo', 'blocked', 'review']);

/** What was presented, to complete a task or to tell of its failure. */
export interface PresentedTo {
  readonly completion: boolean;
  readonly claimant: string | null;
  readonly fence: number | null;
}

/** What the rule says of what was presented. */
export const expectedOfAttempt = (
  { completion, claimant, fence }: PresentedTo,
  { status, attempt, archivedAt }: Task,
): CompletionRefusal | { readonly _tag: 'archived' } | 'allowed' => {
  if (completion && fence === null && archivedAt !== null) return { _tag: 'archived' };
  if (status === 'done' || status === 'cancelled') return { _tag: 'terminal', status };
  if (attempt === null) {
    const byHand = completion && fence === null && byHandFrom.has(status);
    return byHand ? 'allowed' : { _tag: 'not_claimed', status };
  }
  const same =
    (claimant !== null || fence !== null) &&
    (claimant ?? attempt.claimant) === attempt.claimant &&
    (fence ?? attempt.fence) === attempt.fence;
  if (same) return 'allowed';
  return { _tag: 'held', claimant: attempt.claimant, fence: attempt.fence, leaseUntil: attempt.leaseUntil };
};
