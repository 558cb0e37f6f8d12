import type { EventKind } from '../../src/events/catalogue';

/** The kinds that no command writes: a seal ends a ledger at its place, the rest is of boards of evidence. */
export const apartFromCommands: ReadonlyArray<EventKind> = ['sealed', 'foreign_observed', 'evidence_taken'];

/** The kinds that are of no task. */
export const ledgerKinds: ReadonlySet<string> = new Set<EventKind>([
  'ledger_opened',
  'writer_joined',
  ...apartFromCommands,
]);
