import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import type { Hearing } from '../../commands/hearing';
import type { Heard } from '../../commands/news';
import { channelOf, newsIn } from './notice';
import type { PostgresOptions } from './options';
import { connectionOf, quoted } from './pool';

/** How often it is looked whether the connection still carries anything: it would be silent for ever where it does not. */
const CHECK_EVERY = 30_000;

/** How long an answer may take. */
const PATIENCE = 10_000;

/** How long the end of a connection is waited for. */
const GOODBYE = 1_000;

/** How long to wait before the connection is made again: a moment at first, half a minute at most, with jitter. */
const pauseAfter = (failures: number): number =>
  Math.min(30_000, 100 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random());

/** Gives a connection up, and says why. */
type Lose = (why: string) => void;

/** Goes on with a connection for as long as what is asked of it works. */
const carry = (work: Promise<unknown>, lose: Lose): void => {
  work.catch((error: unknown) => lose(error instanceof Error ? error.message : String(error)));
};

/** Ends a connection; what does not answer any more is not waited for. */
const end = async (client: Client): Promise<void> => {
  const answered = new AbortController();
  const { signal } = answered;
  const waited = sleep(GOODBYE, undefined, { signal }).catch(() => undefined);
  await Promise.race([client.end(), waited]);
  answered.abort();
};

/** A connection of its own for the notices of a board, which is made again whenever it is lost. It keeps no process alive. */
export class NoticeLine {
  hearing: Hearing = { _tag: 'Connecting' };
  private readonly settings: ClientConfig;
  private readonly head: string;
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;
  private failures = 0;
  private lose: Lose = () => undefined;

  constructor(
    options: PostgresOptions,
    /** Hears of what other processes append, and of each time that something may have been missed. */
    private readonly heard: Heard,
  ) {
    const common = connectionOf(options);
    this.head = `${quoted(options.board)}.head`;
    this.settings = {
      stream: () => new Socket().unref(),
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      ...common,
      application_name: `${common.application_name ?? 'taskledger'} listener`,
      keepAlive: true,
      pipeline: false,
    };
    this.ended = this.run();
  }

  /** Ends the connection, and resolves once it has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.lose('it was stopped');
    await this.ended;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const why = await this.hearOn();
      if (this.stopped) return;
      const since = this.hearing._tag === 'Lost' ? this.hearing.since : Date.now();
      this.hearing = { _tag: 'Lost', since, detail: why };
      const { signal } = this.stopping;
      // A pause that is called off is no error.
      await sleep(pauseAfter(this.failures), undefined, { ref: false, signal }).catch(() => undefined);
      this.failures += 1;
    }
  }

  /** Hears for as long as the connection is there; resolves to why it is not. */
  private async hearOn(): Promise<string> {
    const client = new Client(this.settings);
    const lost = new Promise<string>((resolve) => {
      this.lose = resolve;
    });
    const { lose } = this;
    client.on('error', (error) => lose(error.message));
    client.on('end', () => lose('the connection was ended'));
    client.on('notification', ({ payload = '' }) => this.notice(payload));
    carry(this.begin(client), lose);
    const check = setInterval(() => carry(client.query('SELECT 1'), lose), CHECK_EVERY).unref();
    const why = await lost;
    clearInterval(check);
    await end(client);
    return why;
  }

  private async begin(client: Client): Promise<void> {
    await client.connect();
    const { rows } = await client.query<{ readonly ledger_id: string }>(`SELECT ledger_id FROM ${this.head}`);
    await client.query(`LISTEN ${quoted(channelOf(rows[0]?.ledger_id ?? ''))}`);
    if (this.stopped) return;
    this.failures = 0;
    this.hearing = { _tag: 'Listening', since: Date.now(), heardAt: null };
    this.heard(null);
  }

  private notice(payload: string): void {
    const news = newsIn(payload);
    if (this.hearing._tag === 'Listening') this.hearing = { ...this.hearing, heardAt: Date.now() };
    if (news !== undefined) this.heard(news);
  }
}
