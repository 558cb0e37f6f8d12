import { ratioOf } from '../alternate';
import type { Rates } from '../alternate';
import type { Bar, Cell } from '../scenario';
import { spreadOf } from '../spread';

/** The engine, the same rows by hand, and the queues. */
export const besideQueues = ['taskledger', 'by hand', 'pg-boss', 'graphile-worker'] as const;

/** What they did, per second, in each round. */
export type RatesBeside = Rates<(typeof besideQueues)[number]>;

/** The columns of {@link cellsOf}. */
export const columnsBeside: ReadonlyArray<string> = [
  ...besideQueues,
  ...besideQueues.slice(1).map((name) => `× ${name}`),
];

/** The rates of all, and how many times those of each other one the engine's are. */
export const cellsOf = (rates: RatesBeside): ReadonlyArray<Cell> => [
  ...besideQueues.map((name) => spreadOf(rates[name])),
  ...besideQueues.slice(1).map((name) => ratioOf(rates.taskledger, rates[name])),
];

/** What is wanted of pairs with many in flight beside pg-boss. */
export const barBesideBoss = (what: string, rates: RatesBeside): Bar => ({
  what: `${what}: times pg-boss in batches of 100`,
  measured: ratioOf(rates.taskledger, rates['pg-boss']).median,
  atLeast: 1.5,
});
