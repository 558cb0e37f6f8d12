import type { EventRef } from './evidence';

/** A claim that the log shows, as later events may still bear on it. */
export interface ClaimSeen {
  readonly claim: EventRef;
  readonly claimant: string;
  /** Links that were made after it. */
  readonly linkedAfter: Array<{ readonly parentId: string; readonly link: EventRef }>;
  /** Open parents that had been unlinked before it. */
  readonly unlinkedBefore: ReadonlyArray<{ readonly parentId: string; readonly unlink: EventRef }>;
}

/** What the audit itself keeps of a task, beside the task's own fold. */
export interface AuditedTask {
  readonly id: string;
  /** The event that gave it its status. */
  since: EventRef;
  last: EventRef;
  version: number;
  /** Its parents now, by the event that linked each, in the order of the links. */
  readonly links: Map<string, EventRef>;
  /** Parents that were unlinked, by the event that last did so. */
  readonly unlinks: Map<string, EventRef>;
  /** How many of its parents do not satisfy by the board's own policy, as far as the log tells. */
  open: number;
  readonly claims: ClaimSeen[];
  /** The position of the last event of it that is missing or cannot be read: links may have come or gone there. */
  blindAt: number | null;
  /** Whether its status may have changed since it was last told. */
  statusBlind: boolean;
  /** Versions after which the next one seen is not the next. */
  readonly jumps: Set<number>;
  /** Whether its status was already found at odds with its parents, and is so still. */
  atOdds: boolean;
}

/** A task by its first event seen. */
export const auditedTask = (id: string, first: EventRef): AuditedTask => ({
  id,
  since: first,
  last: first,
  version: 0,
  links: new Map(),
  unlinks: new Map(),
  open: 0,
  claims: [],
  blindAt: null,
  statusBlind: false,
  jumps: new Set(),
  atOdds: false,
});
