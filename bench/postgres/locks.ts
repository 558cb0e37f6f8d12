import { ratioOf } from '../alternate';
import type { Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { withServer } from './databases';
import type { Databases } from './databases';
import { race } from './race';
import { slowFlush } from './slow-flush';

const EXTRA_US = 1_000;

const contenders = ['by hand', 'by hand, advisory lock'] as const;

/** The two locks that can order a board's log, under the same hand-written claims: the row of the head, and an advisory lock. */
export const locks: Scenario = async ({ scratch, single, runs }) => {
  const rows: Cell[][] = [];
  const measure = (flush: string) => async (databases: Databases) => {
    for (const instances of [1, 8, 32]) {
      const rates = await race(databases, contenders, {
        deed: 'claim',
        processes: Math.min(4, instances),
        instances,
        width: 1,
        count: Math.ceil(single / 3 / instances) * instances,
        runs,
      });
      rows.push([
        `${instances} ${instances === 1 ? 'connection' : 'connections'}, ${flush}`,
        ...contenders.map((name) => spreadOf(rates[name])),
        ratioOf(rates['by hand, advisory lock'], rates['by hand']),
      ]);
    }
  };
  await withServer(measure("the disk's own flush"));
  await withServer(measure('flushes slowed by 1 ms'), {}, slowFlush(scratch, EXTRA_US));
  const columns = ['', 'the row of the head', 'advisory lock', 'advisory × row'];
  const title = 'Claims by hand per second, one in each transaction, by the lock that orders them';
  return { tables: [{ title, columns, rows }], bars: [] };
};
