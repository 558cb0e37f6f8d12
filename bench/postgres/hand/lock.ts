import type { Client } from 'pg';

/** How a board is held for one writer. */
export type Lock = 'row' | 'advisory';

/** Who waits until a commit is on disk: the commit itself, holding the lock; a later flush that covers it, once the lock is free; or nobody. */
export type Flush = 'own' | 'covering' | 'none';

/** Where the log ends, and the time, under the lock. */
export interface Head {
  readonly ledger_id: string;
  readonly position: number;
  readonly now: number;
}

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now';

/** Statements of which the last gives the head; each lock is a statement of its own, before anything is read. */
const texts: Readonly<Record<Lock, string>> = {
  row: `BEGIN ISOLATION LEVEL READ COMMITTED;
    SELECT locked.*, ${now} FROM (SELECT ledger_id, position FROM head FOR UPDATE) AS locked`,
  advisory: `BEGIN ISOLATION LEVEL READ COMMITTED;
    SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0));
    SELECT ledger_id, position, ${now} FROM head`,
};

/** Begins a transaction and takes the lock. */
export const takeLock = async (client: Client, lock: Lock): Promise<Head> => {
  const results: unknown = await client.query(texts[lock]);
  const { rows } = (results as ReadonlyArray<{ readonly rows: ReadonlyArray<Head> }>).at(-1)!;
  return rows[0]!;
};

/** Commits, which frees the lock, and waits for what `flush` says: the log is flushed in order, so a later flush covers the commit. */
export const commit = async (client: Client, flush: Flush): Promise<void> => {
  await client.query('COMMIT');
  if (flush === 'covering') {
    await client.query(`BEGIN; SET LOCAL synchronous_commit = on;
      SELECT pg_logical_emit_message(true, 'flush', ''); COMMIT`);
  }
};
