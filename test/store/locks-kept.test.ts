import { readFileSync, statSync } from 'node:fs';
import type { Ledger } from '../../src/index';
import { ledgerFile } from './ledger-file';
import { runProgram } from './program';

/** The locks that this process holds on a file, as Linux tells; null elsewhere. */
const locksOn = (path: string): ReadonlyArray<string> | null => {
  if (process.platform !== 'linux') return null;
  const { ino } = statSync(path);
  const locks = readFileSync('/proc/locks', 'utf8').split('\n');
  return locks
    .map((line) => line.replace(/^\d+: /, ''))
    .filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `));
};

describe('a ledger that is opened twice in one process', () => {
  const file = ledgerFile();
  const opened = async (): Promise<Ledger> => {
    const ledger = await file.open();
    await ledger.create({ id: 'first', title: 'first' });
    return ledger;
  };

  it('keeps the locks of the first handle while the second comes and goes', async () => {
    await opened();
    const before = locksOn(file.path);
    expect(before).not.toEqual([]);
    const second = await file.open();
    expect(locksOn(file.path)).toEqual(before);
    await second.close();
    expect(locksOn(file.path)).toEqual(before);
    await (await file.open({ readOnly: true })).close();
    expect(locksOn(file.path)).toEqual(before);
  });

  it('keeps what the first handle writes after another process has come and gone', async () => {
    const ledger = await opened();
    await (await file.open()).close();
    const program = runProgram('open-and-create', file.path, 'other');
    program.goOn();
    await program.ended;
    await ledger.create({ id: 'last', title: 'last' });
    await ledger.close();
    const again = await file.open({ create: false });
    expect((await again.list()).tasks).toHaveLength(12);
    expect(await again.verify()).toMatchObject({ valid: true });
  });
});
