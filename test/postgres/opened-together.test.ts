import { runProgram } from '../store/program';
import { postgresBoard, quoted } from './board';

describe('a board that many open at the same moment', () => {
  const board = postgresBoard();

  it('is made by one of many processes, and used by all', async () => {
    const programs = Array.from({ length: 6 }, (_, i) =>
      runProgram('../../postgres/programs/open-at-once', board.url, board.name, `w${i}`),
    );
    await Promise.all(programs.map((program) => program.line()));
    for (const program of programs) program.goOn();
    const told = await Promise.all(programs.map((program) => program.line()));
    await Promise.all(programs.map(({ ended }) => ended));
    expect(told.filter((created) => created === 'true')).toHaveLength(1);
    const ledger = await board.open({ create: false });
    const events = await ledger.events({ limit: 1_000 });
    const of = (kind: string) => events.filter(({ event }) => event.kind === kind);
    expect(of('ledger_opened')).toHaveLength(1);
    expect(of('writer_joined')).toHaveLength(6);
    expect(new Set(of('created').map(({ stored }) => stored.taskId)).size).toBe(30);
    expect(events).toHaveLength(37);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('is one board for handles of one process', async () => {
    const handles = await Promise.all(Array.from({ length: 8 }, () => board.open()));
    await Promise.all(handles.map((handle) => handle.create({ title: 't' })));
    expect(new Set(handles.map(({ id }) => id)).size).toBe(1);
    expect(await handles[0]?.head()).toBe(2 + 7 + 8);
  });

  it('is one board for handles that find its schema empty', async () => {
    await (await board.raw()).query(`CREATE SCHEMA ${quoted(board.name)}`);
    const handles = await Promise.all(Array.from({ length: 8 }, () => board.open()));
    expect(new Set(handles.map(({ id }) => id)).size).toBe(1);
    expect(await handles[0]?.head()).toBe(2);
  });

  it('is opened while somebody writes to it', async () => {
    await board.open();
    const raw = await board.raw();
    await raw.query('BEGIN');
    await raw.query('SELECT * FROM head FOR UPDATE');
    const ledger = await board.open({ patienceMs: 0 });
    expect(await ledger.head()).toBe(2);
  });

  it.each([
    ['makes it', ''],
    ['makes it in a schema that is there', `CREATE SCHEMA "%"`],
  ])('is busy where somebody who %s does not come to an end', async (_who, before) => {
    const raw = await board.raw();
    const naming = (sql: string): string => sql.replace('"%"', quoted(board.name));
    await raw.query(naming(before));
    await raw.query('BEGIN');
    await raw.query(naming(before === '' ? 'CREATE SCHEMA "%"' : 'CREATE TABLE "%".head (id bigint)'));
    await expect(board.open({ patienceMs: 100 })).rejects.toMatchObject({ fault: { _tag: 'Busy' } });
    await raw.query('ROLLBACK');
    expect(await (await board.open({ patienceMs: 100 })).head()).toBe(2);
  });
});
