import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import type { Opening } from '../ledger/place';

/** A ledger file in a folder of its own, as it is seen from outside too. */
export interface LedgerFile {
  readonly folder: string;
  readonly path: string;
  readonly open: (opening?: Opening) => Promise<Ledger>;
  /** A connection of a stranger, who knows nothing of ledgers. */
  readonly raw: () => Database.Database;
  /** Lets a stranger do something, and go. */
  readonly tamper: (sql: string) => void;
}

/** A folder of its own for each test of the suite it is called in; what was opened in it is closed after the test. */
export const ledgerFile = (): LedgerFile => {
  let folder = '';
  let toClose: Array<() => unknown> = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'taskledger-'));
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    for (const close of toClose) await close();
    toClose = [];
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  const path = (): string => join(folder, 'board.db');
  const raw = (): Database.Database => {
    const database = new Database(path(), { fileMustExist: true });
    toClose.push(() => database.close());
    return database;
  };
  return {
    get folder() {
      return folder;
    },
    get path() {
      return path();
    },
    open: async (opening) => {
      const ledger = await openLedger({ ...opening, sqlite: path() });
      toClose.push(() => ledger.close());
      return ledger;
    },
    raw,
    tamper: (sql) => {
      const database = raw();
      database.exec(sql);
      database.close();
    },
  };
};
