import { ledgerFile } from './ledger-file';
import { runProgram } from './program';

describe('views that are looked at while another process writes', () => {
  const file = ledgerFile();

  it('show nothing wrong, to verification and to rebuild', async () => {
    const ledger = await file.open();
    const writer = runProgram('keep-writing', file.path);
    await writer.line();
    let overtaken = 0;
    for (let i = 0; i < 300 && overtaken < 10; i += 1) {
      const before = await ledger.head();
      expect(await ledger.verify()).toMatchObject({ valid: true, drift: [], mismatches: [] });
      expect(await ledger.rebuild()).toMatchObject({ mended: [] });
      if ((await ledger.head()) > before) overtaken += 1;
    }
    expect(overtaken).toBe(10);
    writer.goOn();
    expect(Number(await writer.line())).toBeGreaterThan(5);
    await writer.ended;
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('show every row that was damaged, and no other, and a rebuild loses nothing', async () => {
    const ledger = await file.open();
    await ledger.createGraph({
      tasks: Array.from({ length: 2_000 }, (_, i) => ({
        id: `t${i}`,
        title: 't',
        parents: i === 0 ? [] : ['t0'],
      })),
    });
    const writer = runProgram('keep-writing', file.path);
    await writer.line();
    for (let round = 0; round < 5; round += 1) {
      file.tamper(`UPDATE tasks SET title = 'x' WHERE id = 't7'; DELETE FROM tasks WHERE id = 't1999';
        DELETE FROM task_links WHERE child_id = 't1000'`);
      const damaged = [['t7'], ['t1999'], ['t0', 't1000']];
      expect((await ledger.verify()).drift.map(({ key }) => key)).toEqual(damaged);
      expect((await ledger.rebuild()).mended.map(({ key }) => key)).toEqual(damaged);
    }
    writer.goOn();
    const rounds = Number(await writer.line());
    await writer.ended;
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await ledger.rebuild()).toMatchObject({ mended: [] });
    const done = await ledger.list({ status: 'done', limit: 1_000 });
    expect(done.tasks.length).toBe(Math.min(rounds, 1_000));
  });
});
