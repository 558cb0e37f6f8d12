import { spreadOf } from './spread';
import type { Spread } from './spread';

/** What one run of a contender did: so many operations in so many milliseconds. */
export interface Run {
  readonly operations: number;
  readonly ms: number;
}

/** Something that is measured against others: everything but what is timed belongs outside its `ms`. */
export interface Contender<Name extends string> {
  readonly name: Name;
  readonly run: () => Promise<Run>;
}

/** Operations per second of each contender, run by run. */
export type Rates<Name extends string> = Readonly<Record<Name, ReadonlyArray<number>>>;

/** One warm-up of each, then `runs` rounds in which every contender has its turn, beginning with another one each time. */
export const alternate = async <Name extends string>(
  contenders: ReadonlyArray<Contender<Name>>,
  runs: number,
): Promise<Rates<Name>> => {
  const rates = Object.fromEntries(contenders.map(({ name }) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (const { run } of contenders) await run();
  for (let round = 0; round < runs; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const { name, run } = contenders[(round + turn) % contenders.length]!;
      const { operations, ms } = await run();
      rates[name].push((operations * 1_000) / ms);
    }
  }
  return rates;
};

/** How many times as fast as `other` it was: the ratio of each round, so that both had the same moment. */
export const ratioOf = (rates: ReadonlyArray<number>, other: ReadonlyArray<number>): Spread =>
  spreadOf(rates.map((rate, i) => rate / other[i]!));

/** How long `work` takes, in milliseconds. */
export const timed = async (work: () => Promise<void> | void): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
