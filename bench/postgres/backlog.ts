import type { Bar, Cell, Scenario } from '../scenario';
import { barBesideBoss, besideQueues, cellsOf, columnsBeside } from './beside-queues';
import { withServer } from './databases';
import { race } from './race';

/** How many times as many tasks wait behind those that are taken. */
const BACKLOGS = [0, 5];

const shown = (number: number): string => number.toLocaleString('en');

/** Pairs with 64 in flight, from a queue that is nearly empty in the end, and from a long one. */
export const backlog: Scenario = async ({ grouped, runs }) =>
  withServer(async (databases) => {
    const rows: Cell[][] = [];
    const bars: Bar[] = [];
    const count = Math.ceil(grouped / 3);
    const pairs = { deed: 'pair', processes: 1, instances: 1, width: 64, count, runs } as const;
    for (const times of BACKLOGS) {
      const waiting = times * count;
      const rates = await race(databases, besideQueues, { ...pairs, backlog: waiting });
      rows.push([shown(waiting), ...cellsOf(rates)]);
      if (waiting > 0) bars.push(barBesideBoss(`before ${shown(waiting)} that wait`, rates));
    }
    const title = `claim next + complete, 64 in flight, ${shown(count)} of them, per second`;
    return { tables: [{ title, columns: ['waiting behind', ...columnsBeside], rows }], bars };
  });
