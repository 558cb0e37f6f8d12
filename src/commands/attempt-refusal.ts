import type { CompletionRefusal } from '../events/completion-refusal';
import type { Task } from '../projections/task';

/** What a holder presents to act on a task: its name, its fence, or both; what is null is not compared. */
export interface Presented {
  readonly claimant: string | null;
  readonly fence: number | null;
}

/** Why what is presented is not the standing attempt, and who holds the task instead; undefined where it is. */
export const attemptRefusal = (task: Task, presented: Presented): CompletionRefusal | undefined => {
  const { attempt, status } = task;
  if (status === 'done' || status === 'cancelled') return { _tag: 'terminal', status };
  if (attempt === null) return { _tag: 'not_claimed', status };
  const { claimant, fence, leaseUntil } = attempt;
  const named = presented.claimant !== null || presented.fence !== null;
  const sameClaimant = presented.claimant === null || presented.claimant === claimant;
  const sameFence = presented.fence === null || presented.fence === fence;
  return named && sameClaimant && sameFence ? undefined : { _tag: 'held', claimant, fence, leaseUntil };
};
