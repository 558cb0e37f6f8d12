import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../src/index';
import { ledgerFile } from './ledger-file';
import { runProgram } from './program';

describe('a process that is killed while it makes a ledger', () => {
  const file = ledgerFile();

  it('leaves a whole one or none', async () => {
    let drafts = 0;
    let whole = 0;
    for (let kills = 0; kills < 30 && (kills < 6 || drafts === 0); kills += 1) {
      const folder = file.folder;
      const program = runProgram('make-ledgers', folder);
      await program.line();
      await sleep(20 + Math.random() * 60);
      program.process.kill('SIGKILL');
      await program.ended.catch(() => undefined);
      const names = readdirSync(folder);
      drafts += names.filter((name) => name.endsWith('.new')).length;
      for (const name of names.filter((one) => one.endsWith('.db'))) {
        const ledger = await openLedger({ sqlite: join(folder, name), create: false });
        expect(await ledger.verify()).toMatchObject({ valid: true, events: 2 });
        expect(await ledger.create({ title: 't' })).toMatchObject({ _tag: 'Created' });
        await ledger.close();
        whole += 1;
      }
      for (const name of names) rmSync(join(folder, name), { force: true });
    }
    expect(whole).toBeGreaterThan(0);
    expect(drafts).toBeGreaterThan(0);
  });
});
