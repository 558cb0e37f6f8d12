import Database from 'better-sqlite3';
import { openLedgerWith } from '../../../src/ledger/open-ledger';
import { tell } from './tell';

/** Takes the snapshots of a ledger away and makes them anew, again and again, until it is killed. */
const main = async ([path = '']: ReadonlyArray<string>): Promise<void> => {
  const ledger = await openLedgerWith({ sqlite: path, create: false }, { snapshotEvery: 50 });
  const head = await ledger.head();
  const raw = new Database(path, { timeout: 10_000 });
  tell('begun');
  for (;;) {
    raw.exec('DELETE FROM snapshots');
    for (let position = 50; position <= head; position += 50) {
      await (await ledger.asOf({ position })).counts();
    }
  }
};

void main(process.argv.slice(2));
