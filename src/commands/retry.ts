/** When a task that fails is tried again, and when it is given up. */
export interface Retry {
  /** How many attempts may fail before the task is given up; null for no limit. */
  readonly attempts: number | null;
  /** How many attempts may be reclaimed without a single heartbeat before the task is given up; null for no limit. */
  readonly reclaims: number | null;
  /** How long to wait, in milliseconds, after that many failures (1 for the first); 0 for no time at all. */
  readonly delayMs: (failures: number) => number;
}

/** What a ledger goes by that was opened without rules of its own: three attempts, three silent workers, no delay. */
export const defaultRetry: Retry = { attempts: 3, reclaims: 3, delayMs: () => 0 };
