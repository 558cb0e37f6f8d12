import { ratioOf } from '../alternate';
import type { Bar, Cell, Scale, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { barBesideBoss, besideQueues, cellsOf, columnsBeside } from './beside-queues';
import type { RatesBeside } from './beside-queues';
import { withServer } from './databases';
import { race } from './race';

const WIDTH = 64;

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

const barsOf = (mode: Mode, rates: RatesBeside): ReadonlyArray<Bar> => {
  if (mode.deed !== 'pair' || mode.processes > 1) return [];
  const what = describe(mode);
  if (mode.width === 1) {
    const peers = [rates['pg-boss'], rates['graphile-worker']];
    const measured = Math.min(...peers.map((peer) => ratioOf(rates.taskledger, peer).median));
    return [{ what: `${what}: times the fastest peer`, measured, atLeast: 1 }];
  }
  return [
    { what: `${what}: per second`, measured: spreadOf(rates.taskledger).median, atLeast: 5_000 },
    barBesideBoss(what, rates),
  ];
};

/** Commands per second beside the same rows by hand and beside queues on the same server. */
export const commands: Scenario = async (scale) =>
  withServer(async (databases) => {
    const rows: Cell[][] = [];
    const bars: Bar[] = [];
    for (const mode of modes(scale)) {
      const rates = await race(databases, besideQueues, {
        ...mode,
        instances: mode.processes,
        runs: scale.runs,
      });
      rows.push([describe(mode), ...cellsOf(rates)]);
      bars.push(...barsOf(mode, rates));
    }
    return { tables: [{ title: 'Per second', columns: ['', ...columnsBeside], rows }], bars };
  });
