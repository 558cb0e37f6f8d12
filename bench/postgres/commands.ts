import { ratioOf } from '../alternate';
import type { Bar, Cell, Scale, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { withServer } from './databases';
import { race } from './race';

const WIDTH = 64;

const names = ['taskledger', 'by hand', 'pg-boss', 'graphile-worker'] as const;

const deeds = { create: 'create', pair: 'claim next + complete' } as const;

interface Mode {
  readonly deed: keyof typeof deeds;
  readonly processes: number;
  readonly width: number;
  readonly count: number;
}

/** PostgreSQL waits for a flush and several round trips at every command: fewer of them take as long as many on a file. */
const FEWER = { single: 6, grouped: 3 };

const modes = ({ single, grouped }: Scale): ReadonlyArray<Mode> =>
  (['create', 'pair'] as const).flatMap((deed) =>
    [1, 4].flatMap((processes) => [
      { deed, processes, width: 1, count: Math.ceil(single / FEWER.single) },
      { deed, processes, width: WIDTH, count: Math.ceil(grouped / FEWER.grouped) },
    ]),
  );

const describe = ({ deed, processes, width }: Mode): string => {
  const how = width === 1 ? 'one by one' : `${width} in flight`;
  return `${deeds[deed]}, ${how}${processes === 1 ? '' : ` in each of ${processes} processes`}`;
};

type Rates = Awaited<ReturnType<typeof race<(typeof names)[number]>>>;

const barsOf = (mode: Mode, rates: Rates): ReadonlyArray<Bar> => {
  if (mode.deed !== 'pair' || mode.processes > 1) return [];
  const what = describe(mode);
  const toBoss = ratioOf(rates.taskledger, rates['pg-boss']).median;
  if (mode.width === 1) {
    const toWorker = ratioOf(rates.taskledger, rates['graphile-worker']).median;
    return [{ what: `${what}: times the fastest peer`, measured: Math.min(toBoss, toWorker), atLeast: 1 }];
  }
  return [
    { what: `${what}: per second`, measured: spreadOf(rates.taskledger).median, atLeast: 5_000 },
    { what: `${what}: times pg-boss in batches of 100`, measured: toBoss, atLeast: 1.5 },
  ];
};

/** Commands per second beside the same rows by hand and beside queues on the same server. */
export const commands: Scenario = async (scale) =>
  withServer(async (databases) => {
    const rows: Cell[][] = [];
    const bars: Bar[] = [];
    for (const mode of modes(scale)) {
      const rates = await race(databases, names, {
        ...mode,
        instances: mode.processes,
        runs: scale.runs,
      });
      const ratios = names.slice(1).map((name) => ratioOf(rates.taskledger, rates[name]));
      rows.push([describe(mode), ...names.map((name) => spreadOf(rates[name])), ...ratios]);
      bars.push(...barsOf(mode, rates));
    }
    const columns = ['', ...names, ...names.slice(1).map((name) => `× ${name}`)];
    return { tables: [{ title: 'Per second', columns, rows }], bars };
  });
