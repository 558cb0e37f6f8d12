import type { TaskStatus } from '../events/status';
import type { ParentCounts } from '../projections/parent-counts';
import type { Task } from '../projections/task';

/** The one predicate behind every way to `ready` and to a claim. */
export type ParentsSatisfied = (counts: ParentCounts) => boolean;

/** A task may be claimed while none of its parents is open. */
export const parentsSatisfied: ParentsSatisfied = ({ open }) => open === 0;

/** What a task is that nothing but its parents can hold back. */
export const gated = (counts: ParentCounts, satisfied: ParentsSatisfied): TaskStatus =>
  satisfied(counts) ? 'ready' : 'todo';

/** Where a task goes that leaves what held it: back to its review, or through the gate. */
export const wayBack = (
  { inReview }: Pick<Task, 'inReview'>,
  counts: ParentCounts,
  satisfied: ParentsSatisfied,
): TaskStatus => (inReview ? 'review' : gated(counts, satisfied));
