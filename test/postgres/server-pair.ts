import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { until } from '../cli/at-work';
import { Proxy } from './proxy';
import { PostgresServer } from '../../bench/postgres/server';

/** A primary and its hot standby, and the address that clients know, which leads to one of the two. */
export class ServerPair {
  private constructor(
    readonly primary: PostgresServer,
    readonly standby: PostgresServer,
    /** What clients connect to: it leads to the primary until it is pointed elsewhere. */
    readonly address: Proxy,
    /** What the standby gets the primary's log through. */
    readonly replication: Proxy,
  ) {}

  /** Starts both; `synchronous`: commits of the primary wait for the standby, unless they say otherwise. */
  static async start(synchronous: boolean): Promise<ServerPair> {
    const primary = await PostgresServer.start(
      synchronous ? { synchronous_standby_names: 'ANY 1 (standby)' } : {},
    );
    await primary.down();
    const replication = await Proxy.start(primary.url());
    const standby = await primary.copy({
      // A proxy reads the protocol from its first message on: no asking for encryption before that.
      primary_conninfo: `${replication.url}?application_name=standby&sslmode=disable&gssencmode=disable`,
      wal_retrieve_retry_interval: '100ms',
      max_standby_streaming_delay: '0',
    });
    writeFileSync(join(standby.data, 'standby.signal'), '');
    const pair = new ServerPair(primary, standby, await Proxy.start(primary.url()), replication);
    try {
      await primary.up();
      await standby.up();
      await pair.streams(synchronous ? 'quorum' : 'async');
      return pair;
    } catch (error) {
      await pair.remove();
      throw error;
    }
  }

  /** Makes a primary of the standby. */
  async promote(): Promise<void> {
    await ask(this.standby, 'SELECT pg_promote()');
  }

  /** Waits until the standby shows all that the primary has written by now. */
  async caughtUp(): Promise<void> {
    const [row] = await ask(this.primary, 'SELECT pg_current_wal_insert_lsn() AS written');
    const has = `SELECT FROM pg_stat_replication WHERE replay_lsn >= $1::pg_lsn`;
    await until(async () => (await ask(this.primary, has, [row?.['written']])).length > 0);
  }

  /** How many sessions of the primary wait for the standby to have what they wrote. */
  async waiting(): Promise<number> {
    return (await ask(this.primary, `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'`)).length;
  }

  /** Cuts the standby off from the primary's log. */
  cutOff(): void {
    this.replication.refuse();
  }

  /** Lets the standby have the primary's log again. */
  letFollow(): void {
    this.replication.pointTo(this.primary.url());
  }

  async remove(): Promise<void> {
    await this.address.close();
    await this.replication.close();
    await this.standby.remove();
    await this.primary.remove();
  }

  private async streams(as: 'quorum' | 'async'): Promise<void> {
    const streaming = `SELECT FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = $1`;
    const isSo = async (): Promise<boolean> => (await ask(this.primary, streaming, [as])).length > 0;
    // The standby flushes what it gets: on a disk that others write to, that can take its time.
    await until(isSo, 60_000).catch((error: unknown) => {
      const said = [this.primary, this.standby].map(({ said: words }) => words);
      throw new Error(`the standby does not stream; the two said:\n${said.join('\n')}`, { cause: error });
    });
  }
}

/** What a server answers to somebody who knows nothing of ledgers. */
export const ask = async (
  server: PostgresServer,
  sql: string,
  params: ReadonlyArray<unknown> = [],
): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> => {
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  try {
    return (await client.query<Readonly<Record<string, unknown>>>(sql, [...params])).rows;
  } finally {
    await client.end();
  }
};
