import Database from 'better-sqlite3';
import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Hearing } from '../../commands/hearing';
import type { Queries, Store, WriteTransaction } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import { append, bury, checkpoint, correct, finishCopy, keepSnapshot } from './append';
import type { Connection } from './connection';
import { mustBeKnown, mustBeWhole, mustTakeEvents } from '../must-be-known';
import { Mutex } from './mutex';
import { patientQueries } from './patient-queries';
import { queriesOn } from './queries';
import { readHead } from './read-board';
import { retrying } from './retrying';
import { Underway } from './underway';
import { asFault } from './faults';
import type { SettledOptions } from './options';

/** A board in a SQLite file, or in memory: one connection that writes, one that reads. */
export class SqliteStore implements Store {
  private closed = false;
  private readonly lock = new Mutex();
  private readonly reads = new Underway();
  private readonly writeQueries: WriteTransaction;
  private readonly readQueries: Queries;

  constructor(
    private readonly options: SettledOptions,
    private readonly writer: Connection,
    /** The connection for reading: the writer's own for `:memory:`, where reads wait for the batch. */
    private readonly reader: Connection,
  ) {
    this.readQueries = patientQueries(queriesOn(reader, options.now), options.patienceMs);
    this.writeQueries = {
      ...queriesOn(writer, options.now),
      append: async (changes) => append(writer, changes),
      correct: async (correction) => correct(writer, correction),
      checkpoint: async (name, position) => checkpoint(writer, name, position),
      bury: async (contents) => bury(writer, contents),
      keepSnapshot: async (parts, insteadOf) => keepSnapshot(writer, parts, insteadOf),
      finishCopy: async () => finishCopy(writer),
    };
  }

  write<A>(
    work: (transaction: WriteTransaction) => Promise<A>,
    evenSealed = false,
  ): TaskEither<StoreFault, A> {
    const { readOnly, path } = this.options;
    if (readOnly) return async () => left(this.closed ? { _tag: 'Closed' } : { _tag: 'ReadOnly', path });
    return () => this.lock.run(() => this.either(() => this.transact(work, evenSealed)));
  }

  read<A>(work: (queries: Queries) => Promise<A>): TaskEither<StoreFault, A> {
    const either = () => this.either(() => work(this.readQueries));
    const alone = this.reader === this.writer && !this.options.readOnly;
    return alone ? () => this.lock.run(either) : () => this.reads.run(either);
  }

  /** Whoever reads a file reads all of it. */
  judge<A>(work: (queries: Queries, contents: boolean) => Promise<A>): TaskEither<StoreFault, A> {
    return this.read((queries) => work(queries, true));
  }

  compact(): TaskEither<StoreFault, void> {
    const { readOnly, path, patienceMs } = this.options;
    if (readOnly) return async () => left({ _tag: 'ReadOnly', path });
    const { raw } = this.writer;
    const rewrite = async (): Promise<void> => {
      await retrying(patienceMs, () => raw.exec('VACUUM'));
      await retrying(patienceMs, () => this.emptyLog());
    };
    return () => this.lock.run(() => this.either(rewrite));
  }

  /** Nothing in a file tells other processes. */
  listen(): () => void {
    return () => undefined;
  }

  hearing(): Hearing {
    return { _tag: 'OnlyLooking' };
  }

  async close(): Promise<void> {
    await this.lock.run(async () => {
      this.closed = true;
      await this.reads.ended();
      this.reader.close();
      this.writer.close();
    });
  }

  /** Carries the write-ahead log over into the file and empties it, which takes that nobody reads from it. */
  private emptyLog(): void {
    const busy: unknown = this.writer.raw.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
    if (busy !== 0) throw new Database.SqliteError('somebody reads from the write-ahead log', 'SQLITE_BUSY');
  }

  private async transact<A>(
    work: (transaction: WriteTransaction) => Promise<A>,
    evenSealed: boolean,
  ): Promise<A> {
    const { raw } = this.writer;
    const { path, genesis, patienceMs, migrations } = this.options;
    await retrying(patienceMs, () => raw.exec('BEGIN IMMEDIATE'));
    let result: A;
    try {
      const head = readHead(this.writer);
      mustBeKnown(head, migrations.format);
      mustBeWhole(head, path, genesis);
      if (!evenSealed) mustTakeEvents(head, path, genesis);
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
