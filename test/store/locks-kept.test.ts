import { readFileSync, statSync } from 'node:fs';
import { isRight, left } from 'fp-ts/Either';
import type { Ledger } from '../../src/index';
import { openEvidence } from '../../src/store/sqlite/evidence/open-evidence';
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

  it('is not read as evidence, which would take its locks away, until it is closed', async () => {
    const ledger = await opened();
    const second = await file.open();
    const before = locksOn(file.path);
    const refused = left({ _tag: 'OpenHere', path: file.path });
    expect(await openEvidence(file.path)()).toEqual(refused);
    expect(locksOn(file.path)).toEqual(before);
    await second.close();
    expect(await openEvidence(file.path)()).toEqual(refused);
    await ledger.close();
    const evidence = await openEvidence(file.path)();
    expect(isRight(evidence)).toBe(true);
    if (isRight(evidence)) evidence.right.close();
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
