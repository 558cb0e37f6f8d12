import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../src';
import { timed } from '../alternate';
import type { Bar, Cell, Scenario } from '../scenario';
import { quantile } from '../spread';
import { largeLog } from './large-log';

const SMALL = 10_000;
const WARM_UP = 200;

const latencies = async (path: string, claims: number): Promise<ReadonlyArray<number>> => {
  const ledger = await openLedger({ sqlite: path, durability: 'normal', actor: 'bench' });
  const names = Array.from({ length: claims + WARM_UP }, (_, i) => `claim-${i}`);
  await Promise.all(names.map((id) => ledger.create({ id, title: id })));
  const found: number[] = [];
  for (const taskId of names) {
    found.push(
      await timed(async () => {
        const { _tag } = await ledger.claim({ taskId, claimant: 'worker' });
        if (_tag !== 'Claimed') throw new Error(_tag);
      }),
    );
  }
  await ledger.close();
  return found.slice(WARM_UP);
};

/** How long a claim takes behind a short log and behind a long one, one by one at NORMAL. */
export const claimLatency: Scenario = async ({ events, single, runs, scratch }) => {
  const sizes = [SMALL, events];
  const found = new Map<number, number[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < runs; round += 1) {
    for (const size of sizes) {
      const copy = join(scratch, 'claims.db');
      copyFileSync(await largeLog(size), copy);
      found.get(size)?.push(...(await latencies(copy, Math.min(single, 1_000))));
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
    }
  }
  const rows: Cell[][] = [...found].map(([size, all]) => [
    `${size.toLocaleString('en')} events`,
    ...[0.5, 0.9, 0.99].map((share) => quantile(all, share)),
  ]);
  const title = 'One claim, one by one at NORMAL, in milliseconds';
  const [short, long] = [...found.values()].map((all) => quantile(all, 0.5));
  const bars: ReadonlyArray<Bar> =
    short === undefined || long === undefined
      ? []
      : [
          {
            what: 'a claim behind the long log: times behind the short',
            measured: long / short,
            below: 1.25,
          },
        ];
  return { tables: [{ title, columns: ['in the log', 'median', 'p90', 'p99'], rows }], bars };
};
