import type { ClaimedFrom } from '../events/claimed-from';
import type { TaskStatus } from '../events/status';

/** The attempt that stands: who holds the task, under which fence. */
export interface Attempt {
  readonly claimant: string;
  readonly fence: number;
  /** Milliseconds since 1970; null for a claim without a lease. */
  readonly leaseUntil: number | null;
  readonly from: ClaimedFrom;
  /** The position of the `claimed` event. */
  readonly position: number;
}

/** What the events of one task add up to. */
export interface Task {
  readonly id: string;
  /** The position of its `created` event: the order of creation. */
  readonly createdPosition: number;
  /** Null once erased. */
  readonly title: string | null;
  readonly assignee: string | null;
  readonly priority: number;
  readonly status: TaskStatus;
  /** The position of the event that gave it this status. */
  readonly statusPosition: number;
  readonly version: number;
  /** The highest fence so far; 0 before the first claim. */
  readonly fence: number;
  readonly attempts: number;
  readonly attempt: Attempt | null;
  readonly createdAt: number;
  readonly completedAt: number | null;
  /** The position whose content holds the result; null where there is none. */
  readonly resultPosition: number | null;
  /** How many of its last events are refusals. */
  readonly refusals: number;
}
