import type Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import type { Migration } from 'kysely';
import { StoreFailure } from '../../commands/store-failure';
import { FORMAT } from '../schema';
import { isSqliteError } from './faults';
import { first } from './migrations/0001-first';

/** The way from nothing to a format: steps by their names, whose order is theirs. */
export interface Migrations {
  /** The format that the last step leads to. */
  readonly format: number;
  readonly steps: Readonly<Record<string, Migration>>;
}

/** The way to the format that this version writes. */
export const migrations: Migrations = { format: FORMAT, steps: { '0001-first': first } };

/** Takes the steps that were not taken yet. The caller holds the write lock and commits: Kysely's own lock does nothing on SQLite. */
export const migrate = async (
  database: Database.Database,
  steps: Readonly<Record<string, Migration>>,
): Promise<void> => {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(steps) },
    disableTransactions: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (isSqliteError(error)) throw error;
  throw new StoreFailure({ _tag: 'Corrupt', position: null, detail: (error as Error).message });
};
