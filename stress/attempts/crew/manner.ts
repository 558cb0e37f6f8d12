/** What both kinds of workers do with a task. Times are milliseconds, chances are from 0 to 1. */
interface Work {
  readonly leaseMs: number;
  /** How long a task takes, at least and at most. */
  readonly takesMs: readonly [number, number];
  readonly fails: number;
  readonly releases: number;
}

/** A worker of the ledger's own, with heartbeats. */
export interface AtWork extends Work {
  readonly _tag: 'AtWork';
  readonly concurrency: number;
}

/** What comes of an attempt that is made by hand. */
export type Fate = 'oversleeps' | 'vanishes' | 'fails' | 'releases' | 'completes';

/** A worker that claims and completes by itself and sends no heartbeat. */
export interface ByHand extends Work {
  readonly _tag: 'ByHand';
  /** What comes of its first attempts; chance decides on those after them. */
  readonly first: ReadonlyArray<Fate>;
  /** The chance to sleep beyond the lease, and to present its completion once the task is somebody else's. */
  readonly oversleeps: number;
  /** The chance to be heard of no more. */
  readonly vanishes: number;
  /** How many attempts it makes; null for as many as it can until it is stopped. */
  readonly attempts: number | null;
  /** How long it waits for its lease to be taken from it, once it has passed. */
  readonly patienceMs: number;
}

export type Manner = AtWork | ByHand;
