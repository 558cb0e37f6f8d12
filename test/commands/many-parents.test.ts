import type { Ledger } from '../../src/ledger/ledger';
import { openCounted } from './counted-ledger';
import type { CountedLedger } from './counted-ledger';
import { answerTo, logOf, told } from './histories';
import type { Step } from './random-steps';

const parents = Array.from({ length: 70 }, (_, i) => `p${String(i).padStart(2, '0')}`);

/** A child with more parents than evidence names. */
const withChild = async (): Promise<CountedLedger> => {
  const counted = await openCounted();
  await counted.ledger.createGraph({
    tasks: [...parents.map((id) => ({ id, title: id })), { id: 'c', title: 'c', parents }],
  });
  return counted;
};

const complete = (taskId: string): Step => ({ method: 'complete', input: { taskId } });
const claim: Step = { method: 'claim', input: { taskId: 'c', claimant: 'ann' } };
const claimNext: Step = { method: 'claimNext', input: { claimant: 'ann', limit: 1 } };
const linkNew: ReadonlyArray<Step> = [
  { method: 'create', input: { id: 'late', title: 'late' } },
  { method: 'link', input: { parentId: 'late', childId: 'c' } },
];
const relink: ReadonlyArray<Step> = [
  { method: 'unlink', input: { parentId: 'p03', childId: 'c' } },
  { method: 'link', input: { parentId: 'p03', childId: 'c' } },
];
const started: Step = { method: 'claim', input: { taskId: 'p05', claimant: 'bob' } };

const valid = async (ledger: Ledger): Promise<void> =>
  expect(await ledger.verify()).toMatchObject({ valid: true, drift: [] });

describe('a child with 70 parents, some of which change in the batch of its claim', () => {
  it.each<[string, ReadonlyArray<Step>]>([
    ['none is completed', [claim]],
    ['some are completed before it', [...parents.slice(10, 40).map(complete), claim]],
    ['the first is completed, and the claim tried before and after', [claim, complete('p00'), claim]],
    ['all are completed', [...parents.map(complete), claim]],
    ['all are completed and the next task is claimed', [...parents.map(complete), claimNext]],
    ['one is linked anew', [claim, ...linkNew, claim]],
    ['one is taken away and linked again, and named last', [claim, ...relink, claim]],
    [
      'so many are unlinked that all are named',
      [
        ...parents
          .slice(0, 8)
          .map((parentId): Step => ({ method: 'unlink', input: { parentId, childId: 'c' } })),
        claim,
      ],
    ],
    ['one of those named is claimed', [claim, started, claim]],
  ])('is told the same as one by one where %s', async (_what, steps) => {
    const together = await withChild();
    const apart = await withChild();
    const before = together.transactions();
    const answers = await Promise.all(steps.map((step) => answerTo(together.ledger, step)));
    expect(together.transactions() - before).toBe(1);
    const single: object[] = [];
    for (const step of steps) single.push(await answerTo(apart.ledger, step));
    expect(answers).toEqual(single);
    expect((await logOf(together.ledger)).map(told)).toEqual((await logOf(apart.ledger)).map(told));
    for (const { ledger } of [together, apart]) {
      await valid(ledger);
      await ledger.close();
    }
  });

  it('is claimed once the last of them is completed, with 64 named of 70', async () => {
    const { ledger } = await withChild();
    const outcomes = await Promise.all(parents.map((taskId) => ledger.complete({ taskId })));
    expect(outcomes.at(-1)).toMatchObject({ promoted: ['c'] });
    expect(outcomes.at(-2)).toMatchObject({ promoted: [] });
    const claimed = await ledger.claim({ taskId: 'c', claimant: 'ann' });
    expect(claimed).toMatchObject({ _tag: 'Claimed', open: 0, total: 70 });
    expect(claimed._tag === 'Claimed' ? claimed.parents.map(({ id }) => id) : []).toEqual(
      parents.slice(0, 64),
    );
    await ledger.close();
  });

  it('names the open ones first where they are linked last', async () => {
    const { ledger } = await withChild();
    await Promise.all(parents.slice(0, 68).map((taskId) => ledger.complete({ taskId })));
    const refused = await ledger.claim({ taskId: 'c', claimant: 'ann' });
    expect(refused).toMatchObject({
      reason: { _tag: 'parents_not_done', open: 2, total: 70 },
    });
    const { reason } = refused._tag === 'Rejected' ? refused : { reason: undefined };
    const named = reason?._tag === 'parents_not_done' ? reason.parents.map(({ id }) => id) : [];
    expect(named).toEqual(['p68', 'p69', ...parents.slice(0, 62)]);
    await ledger.close();
  });
});
