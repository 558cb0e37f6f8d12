import type { SatisfiedBy } from '../events/policy';

/** The one row that says where the log ends. */
export interface Head {
  readonly ledgerId: string;
  /** The position of the last event. */
  readonly position: number;
  readonly format: number;
  readonly satisfiedBy: SatisfiedBy;
}
