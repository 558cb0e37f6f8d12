import type { Task } from '../projections/task';
import type { EventRef } from './evidence';

/** A link as it was made. */
export interface LinkSeen {
  readonly parentId: string;
  readonly link: EventRef;
}

/** A claim that the log shows, as later events may still bear on it. */
export interface ClaimSeen {
  readonly claim: EventRef;
  readonly claimant: string;
  /** Its place among the verdicts. */
  readonly index: number;
  /** Links that were made after it. */
  linkedAfter: ReadonlyArray<LinkSeen>;
  /** Open parents that had been unlinked before it, and for which it would have had to wait. */
  readonly unlinkedBefore: ReadonlyArray<{ readonly parentId: string; readonly unlink: EventRef }>;
}

/** What the audit itself keeps of a task, beside the task's own fold. */
export interface AuditedTask {
  readonly id: string;
  /** What its events add up to; undefined while no creation of it is seen. */
  folded: Task | undefined;
  /** The event that gave it its status. */
  since: EventRef;
  last: EventRef;
  version: number;
  /** Its parents now, by the event that linked each, in the order of the links. */
  links: ReadonlyMap<string, EventRef>;
  /** Parents for which it need not wait, by the event that waived each link; a waiver ends with its link. */
  waivers: ReadonlyMap<string, EventRef>;
  /** Parents that were unlinked while it had to wait for them, by the event that last did so. */
  unlinks: ReadonlyMap<string, EventRef>;
  /** How many of its parents it has to wait for by the board's own policy, as far as the log tells. */
  open: number;
  claims: ReadonlyArray<ClaimSeen>;
  /** The position of the last event of it that is missing or cannot be read: links may have come or gone there. */
  blindAt: number | null;
  /** Whether its status may have changed since it was last told. */
  statusBlind: boolean;
  /** Versions after which the next one seen is not the next. */
  jumps: ReadonlyArray<number>;
  /** Whether its status was already found at odds with its parents, and is so still. */
  atOdds: boolean;
}

const none: ReadonlyMap<string, EventRef> = new Map();
const nothing: ReadonlyArray<never> = [];

/** A task by its first event seen. Most tasks have few links and claims: what is empty is shared. */
export const auditedTask = (id: string, first: EventRef): AuditedTask => ({
  id,
  folded: undefined,
  since: first,
  last: first,
  version: 0,
  links: none,
  waivers: none,
  unlinks: none,
  open: 0,
  claims: nothing,
  blindAt: null,
  statusBlind: false,
  jumps: nothing,
  atOdds: false,
});
