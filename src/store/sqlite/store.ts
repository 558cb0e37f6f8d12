import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Genesis } from '../../commands/genesis';
import type { Head, Queries, Store, WriteTransaction } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import { FORMAT } from '../schema';
import { append, correct } from './append';
import { Connection } from './connection';
import type { Durability } from './connection';
import { createFile, createOn } from './create-file';
import { faultOf } from './faults';
import { load } from './load';
import { ledgerExists, mustBeWritable } from './locate';
import { Mutex } from './mutex';
import { queriesOn, readHead } from './queries';
import { retrying } from './retrying';

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
}

/** A store that was opened, and whether it was made by that. */
export interface OpenedStore {
  readonly store: Store;
  readonly created: boolean;
}

class SqliteStore implements Store {
  private closed = false;
  private readonly lock = new Mutex();
  private readonly writeQueries: WriteTransaction;
  private readonly readQueries: Queries;

  constructor(
    private readonly options: SqliteOptions,
    private readonly writer: Connection,
    /** The connection for reading: the writer's own for `:memory:`, where reads wait for the batch. */
    private readonly reader: Connection,
  ) {
    this.readQueries = queriesOn(reader);
    this.writeQueries = {
      ...queriesOn(writer),
      now: () => Date.now(),
      load: async (needs) => load(writer, needs),
      append: async (changes) => append(writer, changes),
      correct: async (correction) => correct(writer, correction),
    };
  }

  write<A>(work: (transaction: WriteTransaction) => Promise<A>): TaskEither<StoreFault, A> {
    return () => this.lock.run(() => this.either(() => this.transact(work)));
  }

  read<A>(work: (queries: Queries) => Promise<A>): TaskEither<StoreFault, A> {
    const either = () => this.either(() => work(this.readQueries));
    return this.reader === this.writer ? () => this.lock.run(either) : either;
  }

  async close(): Promise<void> {
    await this.lock.run(async () => {
      this.closed = true;
      this.reader.close();
      this.writer.close();
    });
  }

  private async transact<A>(work: (transaction: WriteTransaction) => Promise<A>): Promise<A> {
    const { raw } = this.writer;
    await retrying(this.options.patienceMs, () => raw.exec('BEGIN IMMEDIATE'));
    let result: A;
    try {
      knownFormat(readHead(this.writer));
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

const knownFormat = ({ format }: Head): void => {
  if (format > FORMAT) throw new StoreFailure({ _tag: 'NewerFormat', format, known: FORMAT });
};

const openMemory = async (options: SqliteOptions): Promise<OpenedStore> => {
  const connection = await Connection.open(options.path, { ...options, readonly: false });
  if (options.genesis !== null) await createOn(connection, options.genesis);
  return { store: new SqliteStore(options, connection, connection), created: true };
};

const openFile = async (options: SqliteOptions): Promise<OpenedStore> => {
  const { path, readOnly, genesis, patienceMs } = options;
  let created = false;
  if (!ledgerExists(path)) {
    if (genesis === null || readOnly) {
      throw new StoreFailure({ _tag: 'NotALedger', path, detail: 'there is no such file' });
    }
    created = await createFile(path, genesis);
  }
  if (!readOnly) mustBeWritable(path);
  const writer = await Connection.open(path, { ...options, readonly: readOnly });
  try {
    knownFormat(await retrying(patienceMs, () => readHead(writer)));
    if (readOnly) return { store: new SqliteStore(options, writer, writer), created };
    const reader = await Connection.open(path, { ...options, readonly: true });
    return { store: new SqliteStore(options, writer, reader), created };
  } catch (error) {
    writer.close();
    throw error;
  }
};

/** Opens a ledger in a SQLite file, or in memory. */
export const openSqlite =
  (options: SqliteOptions): TaskEither<StoreFault, OpenedStore> =>
  async () => {
    try {
      return right(await (options.path === ':memory:' ? openMemory(options) : openFile(options)));
    } catch (error) {
      return left(asFault(error, options.path));
    }
  };
