import { readdirSync } from 'node:fs';
import { ledgerFile } from './ledger-file';
import { runProgram } from './program';

describe('a path that many processes open at the same moment', () => {
  const file = ledgerFile();

  it('comes to hold one ledger, with the work of all', async () => {
    const programs = Array.from({ length: 8 }, (_, i) => runProgram('open-and-create', file.path, `w${i}`));
    await Promise.all(programs.map((program) => program.line()));
    for (const program of programs) program.goOn();
    await Promise.all(programs.map(({ ended }) => ended));
    expect(readdirSync(file.folder)).toEqual(['board.db']);
    const ledger = await file.open({ create: false });
    const events = await ledger.events({ limit: 1_000 });
    const of = (kind: string) => events.filter(({ event }) => event.kind === kind);
    expect(of('ledger_opened')).toHaveLength(1);
    expect(of('writer_joined')).toHaveLength(8);
    expect(new Set(of('created').map(({ stored }) => stored.taskId)).size).toBe(80);
    expect(events).toHaveLength(89);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});

describe('handles of one process that open the same path at the same moment', () => {
  const file = ledgerFile();

  it('come to hold one ledger', async () => {
    const handles = await Promise.all(Array.from({ length: 10 }, () => file.open()));
    await Promise.all(handles.map((handle) => handle.create({ title: 't' })));
    expect(new Set(handles.map(({ id }) => id)).size).toBe(1);
    expect(await handles[0]?.head()).toBe(2 + 9 + 10);
    expect((await handles[0]?.list())?.tasks).toHaveLength(10);
  });
});
