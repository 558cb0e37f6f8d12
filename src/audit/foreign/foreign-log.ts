import type { Observation } from '../observation';

/** An event of a foreign log that could not be read, or is of a kind that is not known. */
export interface ForeignFault {
  readonly code: 'TL506' | 'TL507';
  readonly observation: Observation;
  /** Why, to follow on the name of the event. */
  readonly why: string;
}

/** Places of the order at which the log has no event, the first and the last of a run. */
export interface MissingRun {
  readonly first: number;
  readonly last: number;
  /** Whether what is known of the log says whose events they were: then they were none of any other task. */
  readonly explained: boolean;
}

/** A link between two tasks. */
export interface ForeignLink {
  readonly parentId: string;
  readonly childId: string;
}

/** A log of another system, with what is known beside its events. */
export interface ForeignLog {
  /** In the order in which they lie. */
  readonly observations: ReadonlyArray<Observation>;
  readonly faults: ReadonlyArray<ForeignFault>;
  /** In the order of the log. */
  readonly missing: ReadonlyArray<MissingRun>;
  /** How it is known what the missing events were, or why it is not, for an argument. */
  readonly missingBecause: string;
  /** The links as they stand at the end; null where only the events tell of links. */
  readonly links: ReadonlyArray<ForeignLink> | null;
  /** Whether tasks were deleted that took links with them, with no event to say so. */
  readonly tasksDeleted: boolean;
}
