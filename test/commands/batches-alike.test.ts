import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../../src/commands/decide';
import type { Decide } from '../../src/commands/decide';
import { openCounted } from './counted-ledger';
import { answerTo, logOf, told } from './histories';
import { steps, stepsWithCommandIds } from './random-steps';
import type { Step } from './random-steps';
import { strayLinks } from './stray-links';

type Ran = { readonly answers: ReadonlyArray<object>; readonly log: ReadonlyArray<object> };

/** Runs the steps in groups, each group in flight at once, and checks that a group shared its transaction. */
const run = async (
  path: string,
  groups: ReadonlyArray<ReadonlyArray<Step>>,
  decisions: Decide,
): Promise<Ran> => {
  const { ledger, transactions } = await openCounted(path, decisions);
  try {
    const answers: object[] = [];
    for (const group of groups) {
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

const inGroups = (some: ReadonlyArray<Step>, size: number): ReadonlyArray<ReadonlyArray<Step>> =>
  Array.from({ length: Math.ceil(some.length / size) }, (_, i) => some.slice(i * size, (i + 1) * size));

const decisionsOf = (stray: boolean): Decide => (stray ? strayLinks : decide);

describe('a batch of n commands', () => {
  it('gives the same log and answers as n batches of one', async () => {
    await fc.assert(
      fc.asyncProperty(stepsWithCommandIds, fc.boolean(), async (some, stray) => {
        const together = await run(':memory:', [some], decisionsOf(stray));
        const apart = await run(':memory:', inGroups(some, 1), decisionsOf(stray));
        expect(together).toEqual(apart);
      }),
      { numRuns: 250 },
    );
  });

  it('gives the same log and answers as batches of some', async () => {
    await fc.assert(
      fc.asyncProperty(
        stepsWithCommandIds,
        fc.integer({ min: 2, max: 12 }),
        fc.boolean(),
        async (some, size, stray) => {
          const together = await run(':memory:', inGroups(some, size), decisionsOf(stray));
          const apart = await run(':memory:', inGroups(some, 1), decisionsOf(stray));
          expect(together).toEqual(apart);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('does so in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taskledger-'));
    let files = 0;
    const file = (): string => join(folder, `${(files += 1)}.db`);
    try {
      await fc.assert(
        fc.asyncProperty(steps, async (some) => {
          const together = await run(file(), [some], decide);
          const apart = await run(file(), inGroups(some, 1), decide);
          expect(together).toEqual(apart);
        }),
        { numRuns: 15 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
