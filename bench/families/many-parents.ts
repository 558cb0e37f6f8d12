import { join } from 'node:path';
import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';
import type { Bar, Cell, Scenario } from '../scenario';
import { quantile } from '../spread';
import { completed, idsOf } from './family';

const PARENTS = [1, 64, 10_000];
const WARM_UP = 50;

/** How long one claim of `taskId` takes, in milliseconds; it is given back at once. */
const claimMs = async (ledger: Ledger, taskId: string): Promise<number> => {
  const ms = await timed(async () => {
    const { _tag } = await ledger.claim({ taskId, claimant: 'worker' });
    if (_tag !== 'Claimed') throw new Error(_tag);
  });
  await ledger.release({ taskId, claimant: 'worker' });
  return ms;
};

/** A claim of a task with one parent, with as many as a claim names, and with ten thousand; one by one at NORMAL, by turns. */
export const manyParents: Scenario = async ({ scratch, single }) => {
  const ledger = await openLedger({
    sqlite: join(scratch, 'parents.db'),
    durability: 'normal',
    actor: 'bench',
  });
  const parents = idsOf('parent', Math.max(...PARENTS));
  await ledger.createGraph({ tasks: parents.map((id) => ({ id, title: id })) });
  await completed(ledger, parents);
  for (const count of PARENTS) {
    await ledger.create({ id: `child-${count}`, title: 'child', parents: parents.slice(0, count) });
  }
  const found = new Map<number, number[]>(PARENTS.map((count) => [count, []]));
  for (let round = 0; round < WARM_UP + single; round += 1) {
    for (const [count, all] of found) {
      const ms = await claimMs(ledger, `child-${count}`);
      if (round >= WARM_UP) all.push(ms);
    }
  }
  await ledger.close();
  const rows = [...found].map(([count, all]): Cell[] => [
    `${count.toLocaleString('en')} parents`,
    ...[0.5, 0.9, 0.99].map((share) => quantile(all, share)),
  ]);
  const median = (count: number): number => quantile(found.get(count) ?? [], 0.5);
  const bars: ReadonlyArray<Bar> = [
    { what: 'a claim with 10,000 parents: times one with 1', measured: median(10_000) / median(1), below: 2 },
  ];
  const title = 'One claim by the number of parents, all of them done, one by one at NORMAL, in milliseconds';
  return { tables: [{ title, columns: ['', 'median', 'p90', 'p99'], rows }], bars };
};
