import type { Event, EventKind } from '../events/catalogue';

/** An attempt as an event names it; null where it names none, as for what is done by hand. */
export interface NamedAttempt {
  readonly claimant: string | null;
  readonly fence: number | null;
}

/** The kinds that there are only while an attempt stands. */
const onlyAttempts: ReadonlySet<EventKind> = new Set([
  'lease_extended',
  'attempt_failed',
  'released',
  'reclaimed',
  'review_requested',
  'revoked',
]);

/** Whether events of that kind say something of an attempt that stands, and of nothing else. */
export const needsAttempt = (kind: EventKind): boolean => onlyAttempts.has(kind);

/** The attempt that an event acts on or ends; undefined for one that does neither. */
export const namedAttempt = (event: Event): NamedAttempt | undefined => {
  switch (event.kind) {
    case 'lease_extended':
    case 'attempt_failed':
    case 'released':
    case 'reclaimed':
    case 'review_requested':
    case 'revoked':
    case 'completed':
    case 'changes_requested':
    case 'blocked':
    case 'scheduled':
    case 'cancelled':
      return event.data;
    default:
      return undefined;
  }
};
