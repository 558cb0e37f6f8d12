import type { Ledger } from '../../src/index';
import { ledgerFile } from './ledger-file';
import { runProgram } from './program';

const reason = 'because';

interface Case {
  readonly before?: (ledger: Ledger) => Promise<unknown>;
  readonly input: object;
  /** The kinds of what is appended, once. */
  readonly kinds: ReadonlyArray<string>;
}

const done = (ledger: Ledger): Promise<unknown> => ledger.complete({ taskId: 't', result: 1 });
const claimed = (ledger: Ledger): Promise<unknown> => ledger.claim({ taskId: 't', claimant: 'ada' });

const cases: { readonly [method: string]: Case } = {
  create: { input: { title: 'made by one of them' }, kinds: ['created'] },
  fail: {
    before: claimed,
    input: { taskId: 't', claimant: 'ada', error: 'e', delayMs: 1_000_000 },
    kinds: ['attempt_failed', 'scheduled'],
  },
  reopen: { before: done, input: { taskId: 't', reason }, kinds: ['reopened'] },
  erase: { before: done, input: { taskId: 't', reason }, kinds: ['content_erased'] },
};

describe('the same command id from two processes at once', () => {
  const file = ledgerFile();

  it.each(Object.keys(cases))('has %s done once, and each hears the same of it', async (method) => {
    const { before, input, kinds } = cases[method]!;
    const ledger = await file.open();
    await ledger.create({ id: 't', title: 't' });
    await before?.(ledger);
    const head = await ledger.head();
    const asked = JSON.stringify({ ...input, commandId: 'once' });
    const programs = Array.from({ length: 2 }, () => runProgram('ask-once', file.path, method, asked));
    await Promise.all(programs.map((program) => program.line()));
    for (const program of programs) program.goOn();
    const told = await Promise.all(
      programs.map(async (program) => JSON.parse(await program.line()) as object),
    );
    await Promise.all(programs.map(({ ended }) => ended));
    const appended = (await ledger.events({ from: head + 1 })).filter(({ stored }) => stored.taskId !== null);
    expect(appended.map(({ event }) => event.kind)).toEqual(kinds);
    expect(told.filter((one) => 'replayed' in one && one.replayed === false)).toHaveLength(1);
    for (const one of told) expect({ ...one, replayed: true }).toEqual({ ...told[0], replayed: true });
    expect(told[0]).not.toHaveProperty('reason');
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});
