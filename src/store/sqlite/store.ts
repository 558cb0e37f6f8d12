import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Genesis } from '../../commands/genesis';
import type { Queries, Store, WriteTransaction } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import { append, correct } from './append';
import { Connection } from './connection';
import type { Durability } from './connection';
import { createFile, createOn } from './create-file';
import { faultOf } from './faults';
import { mustBeKnown, mustBeLedger } from './inspect';
import { load } from './load';
import { locate, mustBeWritable } from './locate';
import { migrations as ours } from './migrate';
import type { Migrations } from './migrate';
import { Mutex } from './mutex';
import { patientQueries } from './patient-queries';
import { queriesOn, readHead } from './queries';
import { retrying } from './retrying';
import { Underway } from './underway';
import { upgrade } from './upgrade';

/** How a SQLite ledger is opened. */
export interface SqliteOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly durability: Durability;
  readonly readOnly: boolean;
  /** How long to wait for a lock, in milliseconds. */
  readonly patienceMs: number;
  /** What a new ledger begins with; null where one must exist. */
  readonly genesis: Genesis | null;
  /** The way to the format that is written; this version's own where it is not given. */
  readonly migrations?: Migrations;
}

type Settled = Required<SqliteOptions>;

/** A store that was opened, and whether it was made by that. */
export interface OpenedStore {
  readonly store: Store;
  readonly created: boolean;
}

class SqliteStore implements Store {
  private closed = false;
  private readonly lock = new Mutex();
  private readonly reads = new Underway();
  private readonly writeQueries: WriteTransaction;
  private readonly readQueries: Queries;

  constructor(
    private readonly options: Settled,
    private readonly writer: Connection,
    /** The connection for reading: the writer's own for `:memory:`, where reads wait for the batch. */
    private readonly reader: Connection,
  ) {
    this.readQueries = patientQueries(queriesOn(reader), options.patienceMs);
    this.writeQueries = {
      ...queriesOn(writer),
      now: () => Date.now(),
      load: async (needs) => load(writer, needs),
      append: async (changes) => append(writer, changes),
      correct: async (correction) => correct(writer, correction),
    };
  }

  write<A>(work: (transaction: WriteTransaction) => Promise<A>): TaskEither<StoreFault, A> {
    const { readOnly, path } = this.options;
    if (readOnly) return async () => left(this.closed ? { _tag: 'Closed' } : { _tag: 'ReadOnly', path });
    return () => this.lock.run(() => this.either(() => this.transact(work)));
  }

  read<A>(work: (queries: Queries) => Promise<A>): TaskEither<StoreFault, A> {
    const either = () => this.either(() => work(this.readQueries));
    const alone = this.reader === this.writer && !this.options.readOnly;
    return alone ? () => this.lock.run(either) : () => this.reads.run(either);
  }

  async close(): Promise<void> {
    await this.lock.run(async () => {
      this.closed = true;
      await this.reads.ended();
      this.reader.close();
      this.writer.close();
    });
  }

  private async transact<A>(work: (transaction: WriteTransaction) => Promise<A>): Promise<A> {
    const { raw } = this.writer;
    await retrying(this.options.patienceMs, () => raw.exec('BEGIN IMMEDIATE'));
    let result: A;
    try {
      mustBeKnown(readHead(this.writer), this.options.migrations.format);
      result = await work(this.writeQueries);
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK');
      throw error;
    }
    this.commit();
    return result;
  }

  /** A commit that fails while its transaction is still open came to nothing; otherwise nobody knows. */
  private commit(): void {
    const { raw } = this.writer;
    try {
      raw.exec('COMMIT');
    } catch (error) {
      if (raw.inTransaction) {
        raw.exec('ROLLBACK');
        throw error;
      }
      const detail = error instanceof Error ? error.message : String(error);
      throw new StoreFailure({ _tag: 'Unknown', detail });
    }
  }

  private async either<A>(work: () => Promise<A>) {
    if (this.closed) return left<StoreFault>({ _tag: 'Closed' });
    try {
      return right(await work());
    } catch (error) {
      return left(asFault(error, this.options.path));
    }
  }
}

/** The fault that an error carries or means; an error that is no fault is a defect, and goes on. */
const asFault = (error: unknown, path: string): StoreFault => {
  if (error instanceof StoreFailure) return error.fault;
  const fault = faultOf(error, path);
  if (fault === undefined) throw error;
  return fault;
};

const missing = (path: string, detail: string): StoreFailure =>
  new StoreFailure({ _tag: 'NotALedger', path, detail });

const openMemory = async (options: Settled): Promise<OpenedStore> => {
  const { path, genesis, readOnly, migrations } = options;
  if (genesis === null || readOnly) throw missing(path, 'memory holds nothing before it is made');
  const connection = await Connection.open(path, { ...options, readonly: false });
  await createOn(connection, genesis, migrations);
  return { store: new SqliteStore(options, connection, connection), created: true };
};

const openFile = async (options: Settled): Promise<OpenedStore> => {
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
    const options = { migrations: ours, ...given };
    try {
      return right(await (options.path === ':memory:' ? openMemory(options) : openFile(options)));
    } catch (error) {
      return left(asFault(error, options.path));
    }
  };
