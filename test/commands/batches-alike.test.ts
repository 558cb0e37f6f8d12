import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import { openCounted } from './counted-ledger';
import { answerTo, logOf, told } from './histories';
import { retry, START } from './random-commands';
import { wholeLives, withCommandIds } from './random-steps';
import type { History, Step } from './random-steps';
import { strayLinks } from './stray-links';

type Ran = { readonly answers: ReadonlyArray<object>; readonly log: ReadonlyArray<object> };

/** Groups of at most so many steps; time passes between groups, never within one. */
const inGroups = (some: ReadonlyArray<Step>, size: number): ReadonlyArray<ReadonlyArray<Step>> => {
  const groups: Step[][] = [];
  for (const step of some) {
    const last = groups.at(-1);
    if (last === undefined || last.length === size || step.after !== undefined) groups.push([step]);
    else last.push(step);
  }
  return groups;
};

/** Runs a history, `size` of its steps in flight at once, and checks that these shared one transaction and left a valid ledger. */
const run = async (
  path: string,
  { first, rest }: History,
  size: number,
  ruleBook: Rules = rules,
): Promise<Ran> => {
  let now = START;
  const { ledger, transactions } = await openCounted(path, ruleBook, undefined, { now: () => now, retry });
  try {
    const answers: object[] = [];
    for (const group of [...inGroups(first, 1), ...inGroups(rest, size)]) {
      now += group[0]?.after ?? 0;
      const before = transactions();
      answers.push(...(await Promise.all(group.map((step) => answerTo(ledger, step)))));
      expect(transactions() - before).toBe(1);
    }
    const { valid, drift, mismatches } = await ledger.verify();
    expect({ valid, drift, mismatches }).toEqual({ valid: true, drift: [], mismatches: [] });
    return { answers, log: (await logOf(ledger)).map(told) };
  } finally {
    await ledger.close();
  }
};

const rulesOf = (stray: boolean): Rules => (stray ? strayLinks : rules);

/** Shrinking goes on for so many milliseconds at most. */
const patience = { interruptAfterTimeLimit: 40_000 };

describe('a batch of n commands', () => {
  it('gives the same log and answers as n batches of one', async () => {
    await fc.assert(
      fc.asyncProperty(withCommandIds(wholeLives), fc.boolean(), async (history, stray) => {
        const together = await run(':memory:', history, 100, rulesOf(stray));
        const apart = await run(':memory:', history, 1, rulesOf(stray));
        expect(together).toEqual(apart);
      }),
      { numRuns: 50, ...patience },
    );
  });

  it('gives the same log and answers as batches of a few', async () => {
    await fc.assert(
      fc.asyncProperty(
        withCommandIds(wholeLives),
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        async (history, size, stray) => {
          const together = await run(':memory:', history, size, rulesOf(stray));
          const apart = await run(':memory:', history, 1, rulesOf(stray));
          expect(together).toEqual(apart);
        },
      ),
      { numRuns: 70, ...patience },
    );
  });

  it('tells each of two claims of one task what it was claimed with', async () => {
    const made = { id: 'a', title: 'task a', assignee: 'ann', priority: 0, parents: [], triage: false };
    const seek = { claimant: 'bob', limit: 1, assignee: 'ann', from: 'ready' as const, leaseMs: null };
    const history: History = {
      first: [{ method: 'create', input: made }],
      rest: [
        { method: 'claimNext', input: seek },
        { method: 'requestReview', input: { taskId: 'a', claimant: 'bob', result: 1 } },
        { method: 'claim', input: { taskId: 'a', claimant: 'ann', leaseMs: null } },
      ],
    };
    const together = await run(':memory:', history, 3);
    expect(together).toEqual(await run(':memory:', history, 1));
    expect(together.answers[1]).toMatchObject({ claims: [{ id: 'a', result: null }] });
    expect(together.answers[3]).toMatchObject({ id: 'a', result: 1 });
  });

  it('does so in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taskledger-'));
    let files = 0;
    const file = (): string => join(folder, `${(files += 1)}.db`);
    try {
      await fc.assert(
        fc.asyncProperty(wholeLives, fc.integer({ min: 2, max: 40 }), async (history, size) => {
          const together = await run(file(), history, size);
          const apart = await run(file(), history, 1);
          expect(together).toEqual(apart);
        }),
        { numRuns: 10, ...patience },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
