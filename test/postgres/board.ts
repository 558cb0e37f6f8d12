import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openLedger } from '../../src/index';
import type { Ledger, OpenOptions } from '../../src/index';
import type { Opening } from '../ledger/place';
import { SERVER_VARIABLE } from './start-server';

type OnPostgres = Pick<Extract<OpenOptions, { readonly postgres: string }>, 'pool' | 'holdMs'>;

/** How a test opens its board: perhaps by another way to the server. */
export type BoardOpening = Opening & OnPostgres & { readonly url?: string };

/** A board in a schema of its own, as it is seen from outside too. */
export interface Board {
  readonly url: string;
  /** The schema. */
  readonly name: string;
  readonly open: (opening?: BoardOpening) => Promise<Ledger>;
  /** A connection of a stranger, who knows nothing of ledgers, to the schema. */
  readonly raw: () => Promise<Client>;
  /** Has something done after the test, before the schema goes. */
  readonly after: (close: () => unknown) => void;
}

/** The address of the server that runs for all tests. */
export const serverUrl = (): string => {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined) throw new Error('no PostgreSQL server was started for these tests');
  return url;
};

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A board of its own for each test of the suite it is called in; what was opened is closed after the test. */
export const postgresBoard = (nameOf = (): string => `board ${randomUUID()}`): Board => {
  let name = '';
  let toClose: Array<() => unknown> = [];
  const after = (close: () => unknown): void => {
    toClose.unshift(close);
  };
  const raw = async (): Promise<Client> => {
    const client = new Client({ connectionString: serverUrl() });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`SET search_path = ${quoted(name)}`);
    after(() => client.end());
    return client;
  };
  beforeEach(() => {
    name = nameOf();
  });
  afterEach(async () => {
    for (const close of toClose) await close();
    toClose = [];
    await (await raw()).query(`DROP SCHEMA IF EXISTS ${quoted(name)} CASCADE`);
    for (const close of toClose) await close();
    toClose = [];
  });
  return {
    get url() {
      return serverUrl();
    },
    get name() {
      return name;
    },
    open: async ({ url = serverUrl(), ...opening } = {}) => {
      const ledger = await openLedger({ ...opening, postgres: url, board: name });
      after(() => ledger.close());
      return ledger;
    },
    raw,
    after,
  };
};
