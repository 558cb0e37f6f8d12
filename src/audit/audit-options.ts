import type { SatisfiedBy } from '../events/policy';

/** How to audit. */
export interface AuditOptions {
  /** Judge under this policy instead of the board's own. */
  readonly satisfiedBy?: SatisfiedBy;
  /** Whether the rows bring the contents that there are: then a content that is not there is missed. */
  readonly contentsAtHand?: boolean;
  /** The identity of the ledger, where it is known beside the log: the hashes of events that come before the log tells of its own are held against it. */
  readonly ledgerId?: string;
  /** Where the log ended when the reading of it began, if writers went on: a later erasure may have come after its content was read. */
  readonly settled?: number;
}
