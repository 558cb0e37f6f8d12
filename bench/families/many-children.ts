import { join } from 'node:path';
import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';
import type { Bar, Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { idsOf } from './family';

const CHILDREN = [1_000, 10_000];

/** How long it takes to complete a parent that so many children wait for, in milliseconds. */
const completionMs = async (ledger: Ledger, parent: string, children: number): Promise<number> => {
  const links = idsOf(parent, children).map((childId) => ({ parentId: parent, childId }));
  const tasks = [parent, ...links.map(({ childId }) => childId)].map((id) => ({ id, title: id }));
  await ledger.createGraph({ tasks, links });
  await ledger.claim({ taskId: parent, claimant: 'worker' });
  return timed(async () => {
    const { _tag } = await ledger.complete({ taskId: parent, claimant: 'worker' });
    if (_tag !== 'Completed') throw new Error(_tag);
  });
};

/** What it costs to complete a parent, for each child that becomes ready with it, at NORMAL. */
export const manyChildren: Scenario = async ({ scratch, runs }) => {
  const ledger = await openLedger({
    sqlite: join(scratch, 'children.db'),
    durability: 'normal',
    actor: 'bench',
  });
  const found = new Map<number, number[]>(CHILDREN.map((count) => [count, []]));
  for (let round = 0; round <= runs; round += 1) {
    for (const [count, all] of found) {
      const ms = await completionMs(ledger, `p${round}-${count}`, count);
      if (round > 0) all.push((ms * 1_000) / count);
    }
  }
  await ledger.close();
  const spreads = [...found].map(([count, all]) => ({ count, perChild: spreadOf(all) }));
  const [few, many] = spreads;
  const bars: ReadonlyArray<Bar> =
    few === undefined || many === undefined
      ? []
      : [
          {
            what: 'each of 10,000 children: times each of 1,000',
            measured: many.perChild.median / few.perChild.median,
            below: 1.5,
          },
        ];
  const rows = spreads.map(({ count, perChild }): Cell[] => [
    `${count.toLocaleString('en')} children`,
    perChild,
  ]);
  const title = 'Completing a parent at NORMAL, in microseconds for each child';
  return { tables: [{ title, columns: ['', 'per child'], rows }], bars };
};
