import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';
import { quantile } from '../spread';

/** Pairs of claim-next and complete that one process begins each second: 500 commands. */
export const PAIRS_PER_SECOND = 250;

export const WARM_UP_MS = 1_000;
export const MEASURED_MS = 5_000;

/** What one process saw: milliseconds from asking to the answer, and commands that were answered each second. */
export interface Paced {
  readonly median: number;
  readonly p99: number;
  readonly perSecond: number;
}

const pair = async (ledger: Ledger, claimant: string): Promise<ReadonlyArray<number>> => {
  const claiming = performance.now();
  const next = await ledger.claimNext({ claimant });
  const claimed = next._tag === 'ClaimedNext' ? next.claims[0] : undefined;
  if (claimed === undefined) throw new Error(`${next._tag}, not ClaimedNext`);
  const completing = performance.now();
  await ledger.complete({ taskId: claimed.id, claimant, fence: claimed.fence });
  return [completing - claiming, performance.now() - completing];
};

/** Claims and completes at a steady pace, whether or not what was asked before is answered, and says how long the answers took. */
export const paced = async (path: string): Promise<Paced> => {
  const ledger = await openLedger({ sqlite: path, create: false, durability: 'full', actor: 'bench' });
  const latencies: number[] = [];
  const begun = performance.now();
  const asked: Array<Promise<void>> = [];
  const ask = async (): Promise<void> => {
    const counts = performance.now() - begun >= WARM_UP_MS;
    const found = await pair(ledger, `worker-${process.pid}`);
    if (counts) latencies.push(...found);
  };
  const elapsed = (): number => performance.now() - begun;
  while (elapsed() < WARM_UP_MS + MEASURED_MS) {
    while (asked.length * 1_000 < elapsed() * PAIRS_PER_SECOND) asked.push(ask());
    await sleep(1);
  }
  const late = await timed(async () => void (await Promise.all(asked)));
  await ledger.close();
  const perSecond = (latencies.length * 1_000) / (MEASURED_MS + late);
  return { median: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), perSecond };
};
