import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { isSqliteError } from '../faults';
import { quotedName } from './quoted-name';

const WITHOUT = 'without_wal';

const columnsOf = (raw: Database.Database, schema: string, table: string): string => {
  const columns = raw.pragma(`${schema}.table_info(${quotedName(table)})`) as ReadonlyArray<{ name: string }>;
  return columns.map(({ name }) => quotedName(name)).join();
};

const rowsOnlyWith = (raw: Database.Database, table: string): number => {
  const name = quotedName(table);
  const columns = columnsOf(raw, 'main', table);
  const all = `SELECT ${columns} FROM main.${name}`;
  const known = columns === columnsOf(raw, WITHOUT, table);
  const rows = known ? `${all} EXCEPT SELECT ${columns} FROM ${WITHOUT}.${name}` : all;
  return raw.prepare(`SELECT count(*) FROM (${rows})`).pluck().get() as number;
};

/**
 * How many rows of each table are not in the file itself, or not as they are: only its WAL has them. Tables without such
 * rows are left out. `raw` has the copy with its WAL open; the one without is made beside it.
 */
export const rowsOnlyInWal = (
  raw: Database.Database,
  copy: string,
  tables: ReadonlyArray<string>,
): Readonly<Record<string, number>> => {
  const folder = join(copy, '..', WITHOUT);
  mkdirSync(folder);
  const without = join(folder, basename(copy));
  copyFileSync(copy, without);
  raw.prepare(`ATTACH ? AS ${WITHOUT}`).run(without);
  try {
    const counted = tables.map((table) => [table, rowsOnlyWith(raw, table)] as const);
    return Object.fromEntries(counted.filter(([, rows]) => rows > 0));
  } catch (error) {
    // Without its WAL the file need not be a database at all: then everything is only there.
    if (!isSqliteError(error)) throw error;
    const count = (table: string): number =>
      raw
        .prepare(`SELECT count(*) FROM main.${quotedName(table)}`)
        .pluck()
        .get() as number;
    return Object.fromEntries(tables.map((table) => [table, count(table)]));
  } finally {
    raw.exec(`DETACH ${WITHOUT}`);
  }
};
