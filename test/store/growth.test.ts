import type { Ledger } from '../../src/index';
import { ledgerFile } from './ledger-file';

/** A wide margin: what is compared differs by a factor of a hundred in size. */
const MARGIN = 5;

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The least time that `work` took, of some turns: what else the machine does can only add to it. */
const leastOf = async (turns: number, work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < turns; i += 1) times.push(await timeOf(work));
  return Math.min(...times);
};

/** Holds that what was measured late cost about what it did early; on a busy machine it is measured once more. */
const expectAlike = async (measure: () => Promise<{ readonly early: number; readonly late: number }>) => {
  const first = await measure();
  const alike = first.late < MARGIN * first.early + 1;
  const { early, late } = alike ? first : await measure();
  expect(late).toBeLessThan(MARGIN * early + 1);
};

/** An attempt that fails, and a word about it. */
const attempt = (one: Ledger) => [
  one.claim({ taskId: 't', claimant: 'ada' }),
  one.fail({ taskId: 't', claimant: 'ada', attempts: null, error: 'e' }),
  one.comment({ taskId: 't', text: 'once more' }),
];

describe('what a command costs', () => {
  const file = ledgerFile();
  const opened = () => file.open({ durability: 'normal' });

  it('does not grow with the tasks that are done: claiming the next of many', async () => {
    const ledger = await opened();
    const make = (from: number, length: number) =>
      ledger.createGraph({ tasks: Array.from({ length }, (_, i) => ({ id: `t${from + i}`, title: 't' })) });
    const claims = () =>
      leastOf(41, async () => {
        const next = await ledger.claimNext({ claimant: 'ada' });
        if (next._tag === 'ClaimedNext') await ledger.complete({ taskId: next.claims[0]!.id, fence: 1 });
      });
    await make(0, 200);
    const early = await claims();
    for (let from = 200; from < 10_000; from += 500) await make(from, 500);
    for (;;) {
      const { tasks } = await ledger.list({ status: 'ready', limit: 1_000 });
      if (tasks.length <= 200) break;
      await Promise.all(tasks.slice(0, 500).map(({ id }) => ledger.complete({ taskId: id })));
    }
    expect((await ledger.counts()).byStatus.done).toBeGreaterThan(9_000);
    await expectAlike(async () => ({ early, late: await claims() }));
    expect(await ledger.claimNext({ claimant: 'ada', from: 'review' })).toMatchObject({ _tag: 'NoneReady' });
  });

  it('does not grow with what has happened to a task: a thousand attempts and a thousand comments', async () => {
    const ledger = await opened();
    await ledger.create({ id: 't', title: 't' });
    const attempts = () =>
      leastOf(41, async () => {
        await ledger.claim({ taskId: 't', claimant: 'ada' });
        await ledger.claim({ taskId: 't', claimant: 'bob' });
        await ledger.comment({ taskId: 't', text: 'again' });
        await ledger.complete({ taskId: 't', claimant: 'bob' });
        await ledger.complete({ taskId: 't', claimant: 'ada' });
        await ledger.reopen({ taskId: 't', reason: 'again' });
      });
    await Promise.all(Array.from({ length: 10 }, () => attempt(ledger)).flat());
    const early = await attempts();
    await Promise.all(Array.from({ length: 1_000 }, () => attempt(ledger)).flat());
    await expectAlike(async () => ({ early, late: await attempts() }));
    expect((await ledger.get('t'))?.attempts).toBeGreaterThan(1_000);
    expect(await ledger.attempts('t')).toHaveLength((await ledger.get('t'))!.attempts);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});
