import type { SatisfiedBy } from '../events/policy';

/** What a place does with its log: it goes on here, it was moved away from here, not all of it is here yet, or it holds the log of another system. */
export type PlaceState = 'open' | 'sealed' | 'copying' | 'evidence';

/** The one row that says where the log ends. */
export interface Head {
  readonly ledgerId: string;
  /** The position of the last event. */
  readonly position: number;
  readonly format: number;
  readonly satisfiedBy: SatisfiedBy;
  readonly state: PlaceState;
  /** Where the log goes on; null unless it is sealed here. */
  readonly sealedTo: string | null;
}
