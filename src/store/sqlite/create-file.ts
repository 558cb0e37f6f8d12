import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Genesis } from '../../commands/genesis';
import { StoreFailure } from '../../commands/store-failure';
import type { Schema } from '../schema';
import { statement } from '../statement';
import { append } from './append';
import { APPLICATION_ID } from './application-id';
import { Connection } from './connection';
import { errorCode } from './error-code';
import { canWrite } from './locate';
import { migrate } from './migrate';
import type { Migrations } from './migrate';

const insertHead = statement<Omit<Schema['head'], 'id' | 'position' | 'sealed_to'>, unknown>((db, $) =>
  db.insertInto('head').values({
    id: 1,
    position: 0,
    format: $.format,
    ledger_id: $.ledger_id,
    satisfied_by: $.satisfied_by,
    state: $.state,
  }),
);

/** Makes the schema of a ledger on an empty database, with its first events. */
export const createOn = async (
  connection: Connection,
  { opened, state, events }: Genesis,
  { format, steps }: Migrations,
): Promise<void> => {
  const { raw } = connection;
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  raw.exec('BEGIN EXCLUSIVE');
  await migrate(raw, steps);
  connection.run(insertHead, {
    format,
    ledger_id: opened.ledgerId,
    satisfied_by: JSON.stringify(opened.satisfiedBy),
    state,
  });
  append(connection, {
    events,
    newTasks: [],
    changedTasks: [],
    linked: [],
    unlinked: [],
    waived: [],
    commands: [],
  });
  raw.exec('COMMIT');
};

/** Makes the name of a file last: without this a power cut could leave its bytes and take its name. Windows flushes no folder. */
const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
};

const write = async (draft: string, genesis: Genesis, migrations: Migrations): Promise<void> => {
  const connection = new Connection(new Database(draft));
  try {
    await createOn(connection, genesis, migrations);
    connection.raw.pragma('journal_mode = WAL');
  } finally {
    connection.close();
  }
};

/**
 * Makes a ledger file, whole or not at all: it is written under another name beside `path` and then linked to it, which
 * fails where somebody else was first (false).
 */
export const createFile = async (
  path: string,
  genesis: Genesis,
  migrations: Migrations,
): Promise<boolean> => {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new StoreFailure({ _tag: 'Unavailable', detail: `there is no folder ${folder}` });
  }
  if (!canWrite(folder)) throw new StoreFailure({ _tag: 'ReadOnly', path });
  const draft = `${path}.${randomUUID()}.new`;
  try {
    await write(draft, genesis, migrations);
    linkSync(draft, path);
    flushFolder(folder);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'EEXIST') return false;
    throw new StoreFailure({ _tag: 'Unavailable', detail: `${path} cannot be made: ${String(error)}` });
  } finally {
    for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${draft}${part}`, { force: true });
  }
};
