import type { ClaimedFrom } from '../events/claimed-from';
import type { TaskStatus } from '../events/status';

/** The attempt that stands: who holds the task, under which fence. Times are milliseconds since 1970. */
export interface Attempt {
  readonly claimant: string;
  readonly fence: number;
  readonly claimedAt: number;
  /** Null for a claim without a lease. */
  readonly leaseUntil: number | null;
  /** When its lease was last extended; null where it never was. */
  readonly heartbeatAt: number | null;
  readonly from: ClaimedFrom;
  /** The position of the `claimed` event. */
  readonly position: number;
}

/** What was erased last of a task: by which event, when, and by whom. */
export interface Erasure {
  readonly position: number;
  readonly at: number;
  readonly by: string;
}

/** What the events of one task add up to. */
export interface Task {
  readonly id: string;
  /** The position of its `created` event: the order of creation. */
  readonly createdPosition: number;
  /** Null once erased. */
  readonly title: string | null;
  /** The position whose content holds the title. */
  readonly titlePosition: number;
  /** The position whose content holds the data. */
  readonly dataPosition: number;
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
  /** Whether its outcome waits for a review, or is under review: an attempt that ends otherwise leads back there. */
  readonly inReview: boolean;
  /** The time that it waits for, while it is scheduled. */
  readonly runAt: number | null;
  /** The kind of its block, while it is blocked. */
  readonly blockedAs: string | null;
  readonly archivedAt: number | null;
  /** Attempts that failed since it was last made a fresh start with: created, completed, reopened or unblocked. */
  readonly failures: number;
  /** Attempts without a single heartbeat that were reclaimed since then. */
  readonly silences: number;
  /** The positions of the last of these failures and reclaims. */
  readonly failurePositions: ReadonlyArray<number>;
  readonly createdAt: number;
  readonly completedAt: number | null;
  /** The position whose content holds the result; null where there is none. */
  readonly resultPosition: number | null;
  readonly erasure: Erasure | null;
  /** How many of its last events are refusals. */
  readonly refusals: number;
}
