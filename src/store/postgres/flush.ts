import { sql } from 'kysely';
import { StoreFailure } from '../../commands/store-failure';
import { postgresQuery } from '../statement';
import type { Connection } from './connection';
import { isCertain } from './faults';
import { disown } from './notice';

type None = Readonly<Record<string, never>>;

/** A transaction that writes next to nothing, and is committed synchronously: the server's log is flushed in order, so whatever was committed before it is on disk once it ends, at synchronous standbys too. */
const emitNothing = postgresQuery<None, unknown>(
  () => sql`SELECT pg_logical_emit_message(true, 'taskledger', '')`,
);

/** The same, but only behind an `append` that wrote something. */
const emitIfAppended = postgresQuery<None, unknown>(
  () => sql`SELECT pg_logical_emit_message(true, 'taskledger', '')
    WHERE current_setting('taskledger.appended', true) = 'yes'`,
);

const emit = (connection: Connection, statement: typeof emitNothing): Promise<void> =>
  connection.unwarned(() => connection.all(statement, {}));

/** Waits until whatever was committed before is on disk. */
export const flushLog = (connection: Connection): Promise<void> => emit(connection, emitNothing);

const unknown = (error: unknown): StoreFailure => {
  disown();
  return new StoreFailure({
    _tag: 'Unknown',
    detail: error instanceof Error ? error.message : String(error),
  });
};

/** Waits until what is answered is on disk. */
export class Flush {
  /** The log is known to be on disk up to this position. */
  private upTo = 0;

  constructor(private readonly durability: 'full' | 'normal') {}

  /**
   * Waits for what ends a transaction, and for a flush behind it that is sent without waiting: `position` is the last
   * that the answer rests on, or tells it from what the transaction came to. What has no answer may have happened.
   */
  async after<A>(
    connection: Connection,
    ending: Promise<A>,
    position: number | ((result: A) => number),
  ): Promise<A> {
    const flush = this.begin(connection, position);
    let result: A;
    try {
      result = await ending;
    } catch (error) {
      await flush;
      this.forget();
      if (error instanceof StoreFailure || isCertain(error)) throw error;
      throw unknown(error);
    }
    const failed = await flush;
    if (failed !== null) throw unknown(failed.error);
    const reached = typeof position === 'number' ? position : position(result);
    this.upTo = Math.max(this.upTo, reached);
    return result;
  }

  /** Nothing is known to be on disk: another server may answer from now on, whose log is not the one that was flushed. */
  forget(): void {
    this.upTo = 0;
  }

  /** Whether the log is known to be on disk up to a position. */
  covers(position: number): boolean {
    return position <= this.upTo;
  }

  /** Waits until the log is on disk up to a position that somebody saw. */
  async cover(connection: Connection, position: number): Promise<void> {
    if (this.durability === 'normal' || this.covers(position)) return;
    await flushLog(connection);
    this.upTo = Math.max(this.upTo, position);
  }

  private async begin(
    connection: Connection,
    position: unknown,
  ): Promise<{ readonly error: unknown } | null> {
    if (this.durability === 'normal' || (typeof position === 'number' && this.covers(position))) return null;
    try {
      await emit(connection, typeof position === 'number' ? emitNothing : emitIfAppended);
      return null;
    } catch (error) {
      return { error };
    }
  }
}
