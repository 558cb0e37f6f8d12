import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger, OpenOptions } from '../../src/index';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import type { Workings } from '../../src/ledger/open-ledger';

/** How a ledger is opened, apart from where it lies. */
export type Opening = Omit<OpenOptions, 'sqlite'>;

/** Somewhere one ledger can lie. */
export interface Place {
  /** Opens the ledger that lies here; the first opening makes it. */
  readonly open: (opening?: Opening, workings?: Workings) => Promise<Ledger>;
  /** Whether a ledger outlives its handle here, so that others can open it beside and after. */
  readonly lasting: boolean;
  readonly remove: () => void;
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

const placesByStore: Readonly<Record<string, Readonly<Record<string, NewPlace>>>> = {
  sqlite: { 'a SQLite file': newFile, 'SQLite in memory': newMemory },
};

/** Every place of the stores that `STORES` names, by what it is called. A store that is not known is an error, never left out. */
export const placesOf = (stores: string): ReadonlyArray<readonly [string, NewPlace]> =>
  stores.split(',').flatMap((store) => {
    const places = placesByStore[store.trim()];
    if (places === undefined) throw new Error(`STORES names ${JSON.stringify(store)}, which is not known`);
    return Object.entries(places);
  });
