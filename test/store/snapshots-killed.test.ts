import { setTimeout as sleep } from 'node:timers/promises';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { ledgerFile } from './ledger-file';
import { runProgram } from './program';

describe('a process that is killed while it keeps a snapshot', () => {
  const file = ledgerFile();

  it('leaves a whole one or none', async () => {
    const ledger = await file.open();
    const names = Array.from({ length: 100 }, (_, i) => `t${i}`);
    for (const [i, id] of names.entries()) {
      await ledger.create({ id, title: id, parents: names.slice(Math.max(0, i - 3), i) });
      await ledger.claim({ taskId: id, claimant: 'ann' });
    }
    const position = await ledger.head();
    const live = await ledger.counts();
    await ledger.close();
    let left = 0;
    for (let kills = 0; kills < 6; kills += 1) {
      const program = runProgram('keep-snapshots', file.path);
      await program.line();
      await sleep(20 + Math.random() * 100);
      program.process.kill('SIGKILL');
      await program.ended.catch(() => undefined);
      const found = file
        .raw()
        .prepare('SELECT position, parts, count(*) AS there FROM snapshots GROUP BY position')
        .all() as ReadonlyArray<{ readonly parts: number; readonly there: number }>;
      for (const { parts, there } of found) expect(there).toBe(parts);
      left += found.length;
      const opened = await openLedgerWith({ sqlite: file.path }, { snapshotEvery: 50 });
      expect(await (await opened.asOf({ position })).counts()).toEqual(live);
      expect(await opened.verify()).toMatchObject({ valid: true });
      await opened.close();
    }
    expect(left).toBeGreaterThan(0);
  });
});
