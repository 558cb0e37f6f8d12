import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../src/index';
import { runProgram } from '../store/program';
import type { Program } from '../store/program';
import { postgresBoard } from './board';

const HOLD = 500;
const MARGIN = 1_500;

/** What a stopped program tells once it goes on. */
const wokenUp = async (program: Program): Promise<unknown> => {
  program.process.kill('SIGCONT');
  program.goOn();
  const told: unknown = JSON.parse(await program.line());
  await program.ended;
  return told;
};

/** How long somebody else waits for the board, in milliseconds. */
const othersWait = async (ledger: Ledger): Promise<number> => {
  const begun = Date.now();
  expect(await ledger.create({ id: 'other', title: 'other' })).toMatchObject({ _tag: 'Created' });
  return Date.now() - begun;
};

describe('a writer that is stopped while it holds the board', () => {
  const board = postgresBoard();
  const holding = async (patienceMs: number, how: 'waiting' | 'reading'): Promise<Program> => {
    const given = [board.url, board.name, HOLD, patienceMs].map(String);
    const program = runProgram('../../postgres/programs/hold-the-board', ...given, how);
    board.after(() => program.process.kill('SIGKILL'));
    expect(JSON.parse(await program.line())).toBe('holding');
    return program;
  };

  it('holds others up for no longer than it may, and hears that it failed; nothing of it is in the log', async () => {
    const ledger = await board.open();
    const program = await holding(0, 'waiting');
    program.process.kill('SIGSTOP');
    const waited = await othersWait(ledger);
    expect(waited).toBeGreaterThan(HOLD / 2);
    expect(waited).toBeLessThan(HOLD + MARGIN);
    expect(await wokenUp(program)).toMatch(/^(Unavailable|Unknown)$/);
    expect((await ledger.events()).map(({ stored }) => stored.taskId)).toEqual([null, null, 'other']);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('does it anew, once, where it has patience left', async () => {
    const ledger = await board.open();
    const program = await holding(60_000, 'waiting');
    program.process.kill('SIGSTOP');
    await othersWait(ledger);
    program.process.kill('SIGCONT');
    program.goOn();
    expect(JSON.parse(await program.line())).toBe('holding');
    expect(JSON.parse(await program.line())).toBe('done');
    await program.ended;
    const log = (await ledger.events()).map(({ stored }) => stored.taskId);
    expect(log).toEqual([null, null, 'other', null, 'mine']);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('holds nobody up for longer in the middle of a large answer either', async () => {
    const ledger = await board.open();
    const data = 'x'.repeat(4_000_000);
    for (let i = 0; i < 8; i += 1) await ledger.create({ id: `large ${i}`, title: 'large', data });
    const program = await holding(0, 'reading');
    await sleep(20);
    const waited = await othersWait(ledger);
    expect(waited).toBeGreaterThan(HOLD / 2);
    expect(waited).toBeLessThan(HOLD + MARGIN);
    expect(await wokenUp(program)).toMatch(/^(Unavailable|Unknown)$/);
    expect(await ledger.get('mine')).toBeNull();
  });

  it('holds up none of several who wait at once for longer than that', async () => {
    const ledgers = await Promise.all([board.open(), board.open(), board.open()]);
    const program = await holding(0, 'waiting');
    program.process.kill('SIGSTOP');
    const begun = Date.now();
    const made = await Promise.all(ledgers.map((one, i) => one.create({ id: `o${i}`, title: 'o' })));
    expect(made).toMatchObject([{ _tag: 'Created' }, { _tag: 'Created' }, { _tag: 'Created' }]);
    expect(Date.now() - begun).toBeLessThan(HOLD + MARGIN);
    expect(await wokenUp(program)).toMatch(/^(Unavailable|Unknown)$/);
  });
});
