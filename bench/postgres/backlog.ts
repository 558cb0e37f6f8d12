import { ratioOf } from '../alternate';
import type { Bar, Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { withServer } from './databases';
import { race } from './race';

const names = ['taskledger', 'by hand', 'pg-boss', 'graphile-worker'] as const;

/** How many times as many tasks wait behind those that are taken. */
const BACKLOGS = [0, 5];

/** Pairs with 64 in flight, from a queue that is nearly empty in the end, and from a long one. */
export const backlog: Scenario = async ({ grouped, runs }) =>
  withServer(async (databases) => {
    const rows: Cell[][] = [];
    const bars: Bar[] = [];
    const count = Math.ceil(grouped / 3);
    for (const times of BACKLOGS) {
      const waiting = times * count;
      const how = {
        deed: 'pair',
        processes: 1,
        instances: 1,
        width: 64,
        count,
        backlog: waiting,
        runs,
      } as const;
      const rates = await race(databases, names, how);
      const ratios = names.slice(1).map((name) => ratioOf(rates.taskledger, rates[name]));
      rows.push([waiting.toLocaleString('en'), ...names.map((name) => spreadOf(rates[name])), ...ratios]);
      if (waiting === 0) continue;
      const toBoss = ratioOf(rates.taskledger, rates['pg-boss']).median;
      const what = `before ${waiting.toLocaleString('en')} that wait: times pg-boss in batches of 100`;
      bars.push({ what, measured: toBoss, atLeast: 1.5 });
    }
    const columns = ['waiting behind', ...names, ...names.slice(1).map((name) => `× ${name}`)];
    const title = `claim next + complete, 64 in flight, ${count.toLocaleString('en')} of them, per second`;
    return { tables: [{ title, columns, rows }], bars };
  });
