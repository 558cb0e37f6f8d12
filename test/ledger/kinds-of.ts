import type { EventKind, Ledger } from '../../src/index';

/** The kinds of the events past a position, in order, each with its task. */
export const kindsPast = async (ledger: Ledger, position: number): Promise<ReadonlyArray<string>> =>
  (await ledger.events({ from: position + 1, limit: 1_000 })).map(
    ({ stored, event }) => `${event.kind} ${stored.taskId ?? '-'}`,
  );

/** The kinds of a task's events, in order. */
export const kindsOf = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<EventKind>> =>
  (await ledger.history(taskId)).map(({ event }) => event.kind);
