import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Migration } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Genesis } from '../../commands/genesis';
import type { Head } from '../../commands/head';
import { StoreFailure } from '../../commands/store-failure';
import { mustBeKnown, mustBeWhole } from '../must-be-known';
import { FORMAT } from '../schema';
import type { Schema } from '../schema';
import { postgresQuery } from '../statement';
import { append } from './append';
import { Connection } from './connection';
import { flushLog } from './flush';
import { isTaken } from './faults';
import { first } from './migrations/0001-first';
import type { PostgresOptions } from './options';
import { quoted } from './pool';
import { readHead } from './read-board';
import { selectRights } from './rights';

/** The way to each format from the one before; the first leads from nothing to 1. */
const steps: ReadonlyArray<Migration> = [first];

const insertHead = postgresQuery<Omit<Schema['head'], 'id' | 'position' | 'sealed_to'>, unknown>(
  ($) => sql`INSERT INTO head (id, position, format, ledger_id, satisfied_by, state)
    VALUES (1, 0, ${$.format}, ${$.ledger_id}, ${$.satisfied_by}, ${$.state})`,
);

const setFormat = postgresQuery<Pick<Schema['head'], 'format'>, unknown>(
  ($) => sql`UPDATE head SET format = ${$.format}`,
);

const lookAround = postgresQuery<
  { readonly board: string },
  {
    readonly usable: boolean | null;
    readonly elsewhere: boolean;
    readonly relations: number;
    readonly headed: boolean;
  }
>(
  ($) => sql`SELECT (SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace
      WHERE nspname = ${$.board}) AS usable,
    EXISTS (SELECT FROM unnest(current_schemas(false)) AS path (name) WHERE name <> ${$.board}) AS elsewhere,
    (SELECT count(*) FROM pg_class JOIN pg_namespace AS schema ON schema.oid = relnamespace
      WHERE schema.nspname = ${$.board}) AS relations,
    EXISTS (SELECT FROM pg_attribute
      WHERE attrelid = to_regclass('head') AND attname = 'ledger_id') AS headed`,
);

/** Through what drops the settings of a session, every board would lie in the same schema. */
const ELSEWHERE = 'the connection sees other schemas: the settings of its session do not reach the server';

interface Found {
  /** The head of the board; null where there is none. */
  readonly head: Head | null;
  /** Whether its schema is there. */
  readonly schema: boolean;
}

const missing = (board: string, detail: string): StoreFailure =>
  new StoreFailure({ _tag: 'NotALedger', path: board, detail });

const denied = (board: string, detail: string): StoreFailure =>
  new StoreFailure({ _tag: 'Denied', path: board, detail });

/** What lies in a schema; anything but a board that is known, or nothing, is refused. */
const find = async (connection: Connection, { board, genesis }: PostgresOptions): Promise<Found> => {
  const around = await connection.get(lookAround, { board });
  if (around?.elsewhere === true) throw missing(board, ELSEWHERE);
  const usable = around?.usable ?? null;
  if (usable === false) throw denied(board, 'it needs the right USAGE on the schema');
  const head = around?.headed === true ? await readHead(connection) : null;
  if (head !== null) {
    mustBeKnown(head, FORMAT);
    mustBeWhole(head, board, genesis);
  } else if (around?.relations !== 0) throw missing(board, 'the schema holds something else');
  return { head, schema: usable !== null };
};

/**
 * Takes the steps that lead from a format to today's, in the transaction of `client`. Kysely's own migrator looks at
 * every table of the database first: that takes long where there are many boards, and fails while one is dropped.
 */
const migrate = async (client: PoolClient, from: number): Promise<void> => {
  const lent = { query: client.query.bind(client), release: () => undefined } as unknown as PoolClient;
  const pool = { connect: async () => lent, end: async () => undefined };
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  for (const step of steps.slice(from)) await step.up(db);
};

const begin = async (connection: Connection, { opened, state, events }: Genesis): Promise<void> => {
  await connection.all(insertHead, {
    format: FORMAT,
    ledger_id: opened.ledgerId,
    satisfied_by: JSON.stringify(opened.satisfiedBy),
    state,
  });
  const nothing = { newTasks: [], changedTasks: [], linked: [], unlinked: [], waived: [], commands: [] };
  await append(connection, { events, ...nothing });
};

/** Makes or migrates the board, unless somebody else has done so meanwhile; says whether it was made. */
const make = async (connection: Connection, options: PostgresOptions, seen: Found): Promise<boolean> => {
  const { board, genesis } = options;
  await connection.exec('BEGIN ISOLATION LEVEL READ COMMITTED');
  if (seen.head !== null) await connection.exec('SELECT FROM head FOR UPDATE');
  const { head, schema } = await find(connection, options);
  if (head?.format !== FORMAT) {
    if (!schema) await connection.exec(`CREATE SCHEMA ${quoted(board)}`);
    await migrate(connection.client, head?.format ?? 0);
    if (head !== null) await connection.all(setFormat, { format: FORMAT });
    else if (genesis !== null) await begin(connection, genesis);
  }
  await connection.exec('COMMIT');
  // The first events were appended like any others.
  if (options.durability === 'full') await flushLog(connection);
  return head === null;
};

/**
 * The same, where others may try at the same moment. A board is made by whoever is the first to give its schema, or the
 * first table in it, the name: the others wait for what becomes of it. No lock is taken that a stranger could hold.
 */
const makeOnce = async (connection: Connection, options: PostgresOptions, seen: Found): Promise<boolean> => {
  try {
    return await make(connection, options, seen);
  } catch (error) {
    if (!isTaken(error)) throw error;
    await connection.rollBack();
    const { head } = await find(connection, options);
    if (head?.format !== FORMAT) throw error;
    return false;
  }
};

/** What came of preparing a board. */
interface Prepared {
  /** Whether it was made now. */
  readonly created: boolean;
  /** Whether it can only be read: that was asked for, or more is not allowed. */
  readonly readOnly: boolean;
}

/** Whether a board can only be read by whoever opened it; who may write, and not have it flushed, is refused. */
const isReadOnly = async (connection: Connection, options: PostgresOptions): Promise<boolean> => {
  const { board, durability, readOnly } = options;
  if (readOnly) return true;
  const rights = await connection.get(selectRights, {});
  if (rights?.writes !== true) return true;
  if (durability === 'full' && !rights.flushes) {
    throw denied(board, `it needs the right EXECUTE on pg_logical_emit_message, or durability 'normal'`);
  }
  return false;
};

/**
 * Makes the board with its first events, or brings it to today's format, whole or not at all. Of several that try at
 * once, one does it; a board that is there, and is only read or of today's format, is left alone.
 */
export const prepare = async (pool: Pool, options: PostgresOptions): Promise<Prepared> => {
  const { board, genesis, readOnly } = options;
  const client = await pool.connect();
  const connection = new Connection(client);
  let broken = false;
  try {
    const found = await find(connection, options);
    const { head } = found;
    if (head === null && (genesis === null || readOnly)) throw missing(board, 'there is no such board');
    const asItIs = readOnly || head?.format === FORMAT;
    const created = asItIs ? false : await makeOnce(connection, options, found);
    return { created, readOnly: await isReadOnly(connection, options) };
  } catch (error) {
    broken = !(await connection.rollBack());
    throw error;
  } finally {
    client.release(broken);
  }
};
