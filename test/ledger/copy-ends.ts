import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client, types } from 'pg';
import { openLedger } from '../../src/index';
import type { BoardPlace, Ledger } from '../../src/index';
import { byBytes } from '../../src/events/by-bytes';
import { pathOf } from '../../src/ledger/board-place';
import { SERVER_VARIABLE } from '../postgres/start-server';

/** The rows of every table that a copy brings, each as text, in an order of their own. */
export type Tables = Readonly<Record<string, ReadonlyArray<string>>>;

/** A place that a board can be copied from, or to. */
export interface CopyEnd {
  readonly place: BoardPlace;
  /** The place as the log names it. */
  readonly path: string;
  readonly open: () => Promise<Ledger>;
  /** Runs SQL there, as a stranger does, and tells its rows. */
  readonly sql: (text: string) => Promise<ReadonlyArray<object>>;
  readonly tables: () => Promise<Tables>;
  /** Runs SQL there once the triggers are gone. */
  readonly tamper: (text: string) => Promise<void>;
  /** Takes away what lies there. */
  readonly clear: () => Promise<void>;
}

/** The number by which PostgreSQL knows the type `bigint`. */
const BIGINT: number = types.builtins.INT8;

const names = ['task_events', 'event_contents', 'tasks', 'task_links', 'commands', 'checkpoints'];

const textOf = (row: object): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => byBytes(a, b)));

const remove: Array<() => unknown> = [];

/** Takes away what lies at the places that were made. */
export const removeEnds = async (): Promise<void> => {
  for (const one of remove.splice(0).reverse()) await one();
};

const end = (
  place: BoardPlace,
  { sql, unguard, clear }: Pick<CopyEnd, 'sql' | 'clear'> & { readonly unguard: () => Promise<void> },
): CopyEnd => ({
  place,
  clear,
  tamper: async (text) => {
    await unguard();
    await sql(text);
  },
  path: pathOf(place),
  open: async () => {
    const ledger = await openLedger(place);
    remove.push(() => ledger.close());
    return ledger;
  },
  sql,
  tables: async () => {
    const tables: Record<string, ReadonlyArray<string>> = {};
    for (const name of names) tables[name] = (await sql(`SELECT * FROM ${name}`)).map(textOf).sort();
    return tables;
  },
});

const inFile = (): CopyEnd => {
  const folder = mkdtempSync(join(tmpdir(), 'taskledger-copy-'));
  const sqlite = join(folder, 'board.db');
  remove.push(() => rmSync(folder, { recursive: true, force: true }));
  const sql: CopyEnd['sql'] = async (text) => {
    const raw = new Database(sqlite, { fileMustExist: true, timeout: 10_000 });
    try {
      const statement = raw.prepare(text);
      if (statement.reader) return statement.all() as object[];
      statement.run();
      return [];
    } finally {
      raw.close();
    }
  };
  const unguard = async (): Promise<void> => {
    const triggers = await sql(
      `SELECT 'DROP TRIGGER ' || name AS gone FROM sqlite_schema WHERE type = 'trigger'`,
    );
    for (const row of triggers) await sql((row as { readonly gone: string }).gone);
  };
  const clear = async (): Promise<void> => rmSync(sqlite);
  return end({ sqlite }, { sql, unguard, clear });
};

const inSchema = (): CopyEnd => {
  const postgres = process.env[SERVER_VARIABLE];
  if (postgres === undefined) throw new Error('no PostgreSQL server was started for these tests');
  const board = `copy ${randomUUID()}`;
  const numbers = {
    getTypeParser: (oid: number) => (oid === BIGINT ? Number : String),
  } as never;
  const sql: CopyEnd['sql'] = async (text) => {
    const client = new Client({ connectionString: postgres, types: numbers });
    await client.connect();
    try {
      await client.query(`SET search_path = "${board}"`);
      return (await client.query<object>(text)).rows;
    } finally {
      await client.end();
    }
  };
  const clear = async (): Promise<void> => {
    await sql(`DROP SCHEMA IF EXISTS "${board}" CASCADE`);
  };
  const unguard = async (): Promise<void> => {
    for (const table of ['task_events', 'event_contents', 'head']) {
      await sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    }
  };
  remove.push(clear);
  return end({ postgres, board }, { sql, unguard, clear });
};

const kinds: Readonly<Record<string, () => CopyEnd>> = { sqlite: inFile, postgres: inSchema };

/** A maker of places in each store that is tested, by name. */
export const ends = (process.env['STORES'] ?? 'sqlite')
  .split(',')
  .map((store) => [store, kinds[store]!] as const);

/** From each store that is tested to each, by name. */
export const directions = ends.flatMap(([from, source]) =>
  ends.map(([to, target]) => [`${from} to ${to}`, source, target] as const),
);

/** From each store that is tested to another, where there is one. */
export const crossings = directions.filter(([, source, target]) => source !== target || ends.length === 1);
