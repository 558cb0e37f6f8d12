import { openLedger } from '../../../src/index';
import { faultOf } from './fault-of';
import { tell } from './tell';

const NOBODY = 65_534;

/** Opens a ledger as a user who is not its owner, writes to it, reads it, and tells what came of each. */
const main = async ([sqlite = '']: ReadonlyArray<string>): Promise<void> => {
  await (await openLedger({ sqlite: ':memory:' })).close();
  if (process.getuid?.() === 0) {
    process.setgroups?.([]);
    process.setgid?.(NOBODY);
    process.setuid?.(NOBODY);
  }
  const wrote = await faultOf(async () => {
    const ledger = await openLedger({ sqlite, patienceMs: 200 });
    await ledger.create({ title: 't' });
    await ledger.close();
  });
  const read = await faultOf(async () => {
    const ledger = await openLedger({ sqlite, readOnly: true, patienceMs: 200 });
    await ledger.list();
    await ledger.close();
  });
  tell({ user: process.getuid?.(), wrote, read });
};

void main(process.argv.slice(2));
