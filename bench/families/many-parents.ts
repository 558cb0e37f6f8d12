import { join } from 'node:path';
import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';
import type { Bar, Cell, Scale, Scenario } from '../scenario';
import { quantile } from '../spread';
import { completed, idsOf } from './family';

type Durability = 'full' | 'normal';

/** One, as many as a claim names, and many. */
const PARENTS = [1, 64, 10_000] as const;
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

const latencies = async ({ scratch, single }: Scale, durability: Durability) => {
  const sqlite = join(scratch, `parents-${durability}.db`);
  const ledger = await openLedger({ sqlite, durability, actor: 'bench' });
  const parents = idsOf('parent', Math.max(...PARENTS));
  await ledger.createGraph({ tasks: parents.map((id) => ({ id, title: id })) });
  await completed(ledger, parents);
  for (const count of PARENTS) {
    await ledger.create({ id: `child-${count}`, title: 'child', parents: parents.slice(0, count) });
  }
  const found: Record<(typeof PARENTS)[number], number[]> = { 1: [], 64: [], 10_000: [] };
  for (let round = 0; round < WARM_UP + single; round += 1) {
    for (const count of PARENTS) {
      const ms = await claimMs(ledger, `child-${count}`);
      if (round >= WARM_UP) found[count].push(ms);
    }
  }
  await ledger.close();
  return found;
};

/** A claim of a task with one parent, with as many as a claim names, and with ten thousand; one by one, by turns. */
export const manyParents: Scenario = async (scale) => {
  const rows: Cell[][] = [];
  const bars: Bar[] = [];
  for (const durability of ['full', 'normal'] as const) {
    const level = durability.toUpperCase();
    const found = await latencies(scale, durability);
    for (const count of PARENTS) {
      const shares = [0.5, 0.9, 0.99].map((share) => quantile(found[count], share));
      rows.push([`${count.toLocaleString('en')}, ${level}`, ...shares]);
    }
    const measured = quantile(found[10_000], 0.5) / quantile(found[1], 0.5);
    bars.push({ what: `a claim with 10,000 parents, ${level}: times one with 1`, measured, below: 2 });
  }
  const title = 'One claim by the number of parents, all of them done, one by one, in milliseconds';
  return { tables: [{ title, columns: ['parents', 'median', 'p90', 'p99'], rows }], bars };
};
