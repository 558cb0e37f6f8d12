import { setTimeout as sleep } from 'node:timers/promises';
import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Pool } from 'pg';
import type { Hearing } from '../../commands/hearing';
import type { Heard } from '../../commands/news';
import type { Draft, Queries, Store, WriteTransaction } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import { Clock } from './clock';
import { compact } from './compact';
import { Connection } from './connection';
import { asFault, mayPass } from './faults';
import { Flush } from './flush';
import { Listeners } from './listeners';
import { load } from './load';
import type { PostgresOptions } from './options';
import { queriesOn, withoutContents } from './queries';
import type { Runs } from './queries';
import { selectRights } from './rights';
import { Session } from './session';

/** How long to wait before a transaction is tried again: a few milliseconds at first, with jitter. */
const pause = (tries: number): Promise<void> => sleep(Math.min(250, 2 ** tries) * (0.5 + Math.random()));

/** A board in a schema of a PostgreSQL database. */
export class PostgresStore implements Store {
  private closed = false;
  private underway = 0;
  private idle: (() => void) | null = null;
  private readonly clock: Clock;
  private readonly flush: Flush;
  private readonly runs: Runs;
  private readonly readQueries: Queries;
  private readonly listeners: Listeners;

  constructor(
    private readonly options: PostgresOptions,
    private readonly pool: Pool,
  ) {
    const one: Runs['one'] = (work) => this.patiently(() => this.lend(work));
    const together: Runs['together'] = (work) =>
      one((connection) => connection.snapshot(() => work(connection)));
    this.runs = { one, together };
    this.clock = new Clock(options.now);
    this.flush = new Flush(options.durability);
    this.listeners = new Listeners(options);
    pool.on('connect', () => this.flush.forget());
    this.readQueries = queriesOn(
      this.runs,
      () => this.clock.now(),
      async (connection, needs) => load(connection, needs, this.clock.told()),
      (position) => this.settled(position),
    );
  }

  propose<A>(decide: (queries: Queries) => Promise<Draft<A> | null>): TaskEither<StoreFault, A | null> {
    return () => this.either(() => this.patiently(() => this.writing((session) => session.propose(decide))));
  }

  write<A>(
    work: (transaction: WriteTransaction) => Promise<A>,
    evenSealed = false,
  ): TaskEither<StoreFault, A> {
    return () =>
      this.either(() => this.patiently(() => this.writing((session) => session.transact(work, evenSealed))));
  }

  /** Each query is tried again by itself: what `work` has made of those before it stands. */
  read<A>(work: (queries: Queries) => Promise<A>): TaskEither<StoreFault, A> {
    return () => this.either(() => work(this.readQueries));
  }

  judge<A>(work: (queries: Queries, contents: boolean) => Promise<A>): TaskEither<StoreFault, A> {
    const judged = async (): Promise<A> => {
      const rights = await this.runs.one((connection) => connection.get(selectRights, {}));
      const contents = rights?.readsContents === true;
      return work(contents ? this.readQueries : withoutContents(this.readQueries, this.runs), contents);
    };
    return () => this.either(judged);
  }

  /** Rewrites the tables that hold what people write: until then the old versions of their rows lie there. */
  compact(): TaskEither<StoreFault, void> {
    const rewrite = async (): Promise<void> => {
      this.mustBeWritable();
      await this.lend((connection) => compact(connection, this.options.board));
    };
    return () => this.either(rewrite);
  }

  listen(heard: Heard): () => void {
    return this.listeners.add(heard);
  }

  hearing(): Hearing {
    return this.listeners.hearing;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.listeners.close();
    if (this.underway > 0) {
      await new Promise<void>((resolve) => {
        this.idle = resolve;
      });
    }
    await this.pool.end();
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

  private async settled(position: number): Promise<void> {
    if (this.options.readOnly || this.flush.covers(position)) return;
    await this.patiently(() => this.lend((connection) => this.flush.cover(connection, position)));
  }

  /** Lends a connection to what writes. */
  private async writing<A>(work: (session: Session) => Promise<A>): Promise<A> {
    this.mustBeWritable();
    return this.lend((connection) => work(new Session(connection, this.options, this.clock, this.flush)));
  }

  private mustBeWritable(): void {
    const { readOnly, board } = this.options;
    if (readOnly) throw new StoreFailure({ _tag: 'ReadOnly', path: board });
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
