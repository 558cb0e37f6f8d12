import type { StoredEvent } from '../events/stored-event';
import type { Drift } from '../projections/drift';
import type { EventRef } from './evidence';
import type { Findings } from './findings';

/** What is known beside the events. */
export interface AuditFacts {
  /** Where the head says that the log ends. */
  readonly headPosition?: number;
  /** Rows of the views that differ from the log, and the events that they name. */
  readonly drift?: ReadonlyArray<Drift>;
  /** Positions that have a content and no event to which it belongs. */
  readonly strayContents?: ReadonlyArray<number>;
  /** The first event past the head. */
  readonly beyond?: StoredEvent;
  /** Tells what is known of where the log lay. */
  readonly beside?: (findings: Findings) => void;
  readonly driftEvents?: ReadonlyMap<number, EventRef>;
}
