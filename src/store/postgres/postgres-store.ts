import { setTimeout as sleep } from 'node:timers/promises';
import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Pool } from 'pg';
import type { Queries, Store, WriteTransaction } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import { mustBeKnown, mustBeWhole, mustNotBeSealed } from '../must-be-known';
import { FORMAT } from '../schema';
import type { Schema } from '../schema';
import { append, checkpoint, correct } from './append';
import { Connection } from './connection';
import { asFault, isCertain, mayPass } from './faults';
import type { PostgresOptions } from './options';
import { queriesOn } from './queries';
import { headOf } from './read-board';

/** How long to wait before a transaction is tried again: a few milliseconds at first, with jitter. */
const pause = (tries: number): Promise<void> => sleep(Math.min(250, 2 ** tries) * (0.5 + Math.random()));

/** A board in a schema of a PostgreSQL database. */
export class PostgresStore implements Store {
  private closed = false;
  private underway = 0;
  private idle: (() => void) | null = null;
  /** How much the server's clock is ahead of this process's, in milliseconds. */
  private ahead = 0;
  private readonly readQueries: Queries;

  constructor(
    private readonly options: PostgresOptions,
    private readonly pool: Pool,
  ) {
    const one = <A>(work: (connection: Connection) => Promise<A>): Promise<A> =>
      this.patiently(() => this.lend(work));
    const together = <A>(work: (connection: Connection) => Promise<A>): Promise<A> =>
      one((connection) => connection.snapshot(() => work(connection)));
    this.readQueries = queriesOn({ one, together }, () => this.now());
  }

  write<A>(
    work: (transaction: WriteTransaction) => Promise<A>,
    evenSealed = false,
  ): TaskEither<StoreFault, A> {
    return () => this.either(() => this.patiently(() => this.transact(work, evenSealed)));
  }

  /** Each query is tried again by itself: what `work` has made of those before it stands. */
  read<A>(work: (queries: Queries) => Promise<A>): TaskEither<StoreFault, A> {
    return () => this.either(() => work(this.readQueries));
  }

  /** Rewrites the tables that hold what people write: until then the old versions of their rows lie there. */
  compact(): TaskEither<StoreFault, void> {
    const { readOnly, board } = this.options;
    const rewrite = async (): Promise<void> => {
      if (readOnly) throw new StoreFailure({ _tag: 'ReadOnly', path: board });
      await this.lend(async (connection) => {
        for (const table of ['event_contents', 'tasks']) await connection.exec(`VACUUM (FULL) ${table}`);
      });
    };
    return () => this.either(rewrite);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (this.underway > 0) {
      await new Promise<void>((resolve) => {
        this.idle = resolve;
      });
    }
    await this.pool.end();
  }

  private now(): number {
    return this.options.now?.() ?? Date.now() + this.ahead;
  }

  /** Lends a connection. After a failure its transaction is rolled back; where even that fails, it is not lent again. */
  private async lend<A>(work: (connection: Connection) => Promise<A>): Promise<A> {
    const client = await this.pool.connect();
    const connection = new Connection(client);
    let broken = false;
    try {
      return await work(connection);
    } catch (error) {
      broken = !(await connection.rollBack());
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private async transact<A>(
    work: (transaction: WriteTransaction) => Promise<A>,
    evenSealed: boolean,
  ): Promise<A> {
    const { readOnly, board } = this.options;
    if (readOnly) throw new StoreFailure({ _tag: 'ReadOnly', path: board });
    return this.lend(async (connection) => {
      await this.lock(connection, evenSealed);
      const result = await work(this.transaction(connection));
      await this.commit(connection);
      return result;
    });
  }

  /** Begins a transaction and takes the board's write lock, before anything else is read; then the clock is read. */
  private async lock(connection: Connection, evenSealed: boolean): Promise<void> {
    const [row] = await connection.exec(
      `BEGIN ISOLATION LEVEL READ COMMITTED;
       SELECT locked.*, (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now
       FROM (SELECT * FROM head FOR UPDATE) AS locked`,
    );
    const locked = row as (Schema['head'] & { readonly now: number }) | undefined;
    const head = headOf(locked);
    const { board, genesis } = this.options;
    mustBeKnown(head, FORMAT);
    mustBeWhole(head, board, genesis);
    if (!evenSealed) mustNotBeSealed(head);
    if (locked !== undefined) this.ahead = locked.now - Date.now();
  }

  private transaction(connection: Connection): WriteTransaction {
    const run = <A>(work: (own: Connection) => Promise<A>): Promise<A> => work(connection);
    return {
      ...queriesOn({ one: run, together: run }, () => this.now()),
      append: (changes) => append(connection, changes),
      correct: (correction) => correct(connection, correction),
      checkpoint: (name, position) => checkpoint(connection, name, position),
    };
  }

  /** A commit whose answer does not come may have happened. */
  private async commit(connection: Connection): Promise<void> {
    try {
      await connection.exec('COMMIT');
    } catch (error) {
      if (isCertain(error)) throw error;
      throw new StoreFailure({
        _tag: 'Unknown',
        detail: error instanceof Error ? error.message : String(error),
      });
    }
  }

  /** Tries again what certainly came to nothing and may do better, for as long as there is patience. */
  private async patiently<A>(attempt: () => Promise<A>): Promise<A> {
    const until = Date.now() + this.options.patienceMs;
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!mayPass(error) || this.closed || Date.now() >= until) throw error;
      }
      await pause(tries);
    }
  }

  private async either<A>(work: () => Promise<A>) {
    if (this.closed) return left<StoreFault>({ _tag: 'Closed' });
    this.underway += 1;
    const begun = Date.now();
    try {
      return right(await work());
    } catch (error) {
      return left(asFault(error, this.options.board, Date.now() - begun));
    } finally {
      this.underway -= 1;
      if (this.underway === 0) this.idle?.();
    }
  }
}
