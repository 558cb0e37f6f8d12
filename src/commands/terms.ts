import type { ParentsSatisfied } from './gate';
import type { Retry } from './retry';

/** What a decision goes by beside the command and the board. */
export interface Terms {
  /** Milliseconds since 1970, by the clock of whoever decides: it decides leases and due times. */
  readonly now: number;
  readonly retry: Retry;
  readonly satisfied: ParentsSatisfied;
}
