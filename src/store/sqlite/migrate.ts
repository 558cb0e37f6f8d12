import type Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { first } from './migrations/0001-first';

const migrations = { '0001-first': first };

/** Brings the schema to this version's format. The caller holds the write lock and commits: Kysely's own lock does nothing on SQLite. */
export const migrate = async (database: Database.Database): Promise<void> => {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    disableTransactions: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
};
