import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import type { OpenedStore } from '../opened-store';
import { Connection } from './connection';
import { createFile, createOn } from './create-file';
import { mustBeLedger } from './inspect';
import { locate, mustBeWritable } from './locate';
import { migrations as ours } from './migrate';
import { upgrade } from './upgrade';
import { asFault } from './faults';
import type { SettledOptions, SqliteOptions } from './options';
import { SqliteStore } from './sqlite-store';

const missing = (path: string, detail: string): StoreFailure =>
  new StoreFailure({ _tag: 'NotALedger', path, detail });

const openMemory = async (options: SettledOptions): Promise<OpenedStore> => {
  const { path, genesis, readOnly, migrations } = options;
  if (genesis === null || readOnly) throw missing(path, 'memory holds nothing before it is made');
  const connection = await Connection.open(path, { ...options, readonly: false });
  await createOn(connection, genesis, migrations);
  return { store: new SqliteStore(options, connection, connection), created: true };
};

const openFile = async (options: SettledOptions): Promise<OpenedStore> => {
  const { path, readOnly, genesis, patienceMs, migrations } = options;
  let created = false;
  if (locate(path) === undefined) {
    if (genesis === null || readOnly) throw missing(path, 'there is no such file');
    created = await createFile(path, genesis, migrations);
  }
  const file = locate(path);
  if (file === undefined) throw missing(path, 'there is no such file');
  if (!readOnly) mustBeWritable(file);
  await mustBeLedger(file, options);
  const writer = await Connection.open(file, { ...options, readonly: readOnly });
  try {
    if (readOnly) return { store: new SqliteStore(options, writer, writer), created };
    await upgrade(writer, migrations, patienceMs);
    const reader = await Connection.open(file, { ...options, readonly: true });
    return { store: new SqliteStore(options, writer, reader), created };
  } catch (error) {
    writer.close();
    throw error;
  }
};

/** Opens a ledger in a SQLite file, or in memory. */
export const openSqlite =
  (given: SqliteOptions): TaskEither<StoreFault, OpenedStore> =>
  async () => {
    const options = { migrations: ours, now: Date.now, ...given };
    try {
      return right(await (options.path === ':memory:' ? openMemory(options) : openFile(options)));
    } catch (error) {
      return left(asFault(error, options.path));
    }
  };
