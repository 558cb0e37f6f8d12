import { randomUUID } from 'node:crypto';
import { linkSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Genesis } from '../../commands/genesis';
import { StoreFailure } from '../../commands/store-failure';
import { FORMAT } from '../schema';
import type { Schema } from '../schema';
import { statement } from '../statement';
import { append } from './append';
import { APPLICATION_ID } from './application-id';
import { Connection } from './connection';
import { errorCode } from './error-code';
import { migrate } from './migrate';

const insertHead = statement<Omit<Schema['head'], 'id' | 'position'>, unknown>((db, $) =>
  db.insertInto('head').values({
    id: 1,
    position: 0,
    format: $.format,
    ledger_id: $.ledger_id,
    satisfied_by: $.satisfied_by,
  }),
);

/** Makes the schema of a ledger on an empty database, with its first events. */
export const createOn = async (connection: Connection, { opened, events }: Genesis): Promise<void> => {
  const { raw } = connection;
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  raw.exec('BEGIN EXCLUSIVE');
  await migrate(raw);
  connection.run(insertHead, {
    format: FORMAT,
    ledger_id: opened.ledgerId,
    satisfied_by: JSON.stringify(opened.satisfiedBy),
  });
  append(connection, { events, newTasks: [], changedTasks: [], linked: [], unlinked: [], commands: [] });
  raw.exec('COMMIT');
};

/**
 * Makes a ledger file, whole or not at all: it is written under another name beside `path` and then linked to it, which
 * fails where somebody else was first (false).
 */
export const createFile = async (path: string, genesis: Genesis): Promise<boolean> => {
  const draft = `${path}.${randomUUID()}.new`;
  try {
    const connection = new Connection(new Database(draft));
    try {
      await createOn(connection, genesis);
    } finally {
      connection.close();
    }
    linkSync(draft, path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'EEXIST') return false;
    throw new StoreFailure({ _tag: 'Unavailable', detail: `${path} cannot be made: ${String(error)}` });
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
};
