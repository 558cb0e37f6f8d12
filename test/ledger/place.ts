import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Ledger } from '../../src/index';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { SERVER_VARIABLE } from '../postgres/start-server';
import type { Workings } from '../../src/ledger/open-ledger';
import type { Opening as HowOpened } from '../../src/ledger/opening';

/** How a ledger is opened, apart from where it lies. */
export type Opening = HowOpened;

/** Somewhere one ledger can lie. */
export interface Place {
  /** Opens the ledger that lies here; the first opening makes it. */
  readonly open: (opening?: Opening, workings?: Workings) => Promise<Ledger>;
  /** Whether a ledger outlives its handle here, so that others can open it beside and after. */
  readonly lasting: boolean;
  readonly remove: () => void | Promise<void>;
}

export type NewPlace = () => Place;

/** A file in a folder of its own. */
export const newFile: NewPlace = () => {
  let folder: string | null = null;
  return {
    open: (opening, workings = {}) => {
      folder ??= mkdtempSync(join(tmpdir(), 'taskledger-'));
      return openLedgerWith({ ...opening, sqlite: join(folder, 'board.db') }, workings);
    },
    lasting: true,
    remove: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Memory: gone once it is closed. */
export const newMemory: NewPlace = () => ({
  open: (opening, workings = {}) => openLedgerWith({ ...opening, sqlite: ':memory:' }, workings),
  lasting: false,
  remove: () => undefined,
});

/** A schema of its own on the server of the run. */
export const newSchema: NewPlace = () => {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined) throw new Error('no PostgreSQL server was started for these tests');
  const board = `board ${randomUUID()}`;
  return {
    open: (opening, workings = {}) => openLedgerWith({ ...opening, postgres: url, board }, workings),
    lasting: true,
    remove: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`DROP SCHEMA IF EXISTS "${board}" CASCADE`);
      await client.end();
    },
  };
};

const placesByStore: Readonly<Record<string, Readonly<Record<string, NewPlace>>>> = {
  sqlite: { 'a SQLite file': newFile, 'SQLite in memory': newMemory },
  postgres: { 'a PostgreSQL schema': newSchema },
};

/** Every place of the stores that `STORES` names, by what it is called. A store that is not known is an error, never left out. */
export const placesOf = (stores: string): ReadonlyArray<readonly [string, NewPlace]> =>
  stores.split(',').flatMap((store) => {
    const places = placesByStore[store.trim()];
    if (places === undefined) throw new Error(`STORES names ${JSON.stringify(store)}, which is not known`);
    return Object.entries(places);
  });
