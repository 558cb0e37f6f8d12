import { ratioOf } from '../alternate';
import type { Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { withServer } from './databases';
import { race } from './race';

/** Events that change no status, one in each transaction: a comment, beside the same rows by hand. */
export const append: Scenario = async ({ single, runs }) =>
  withServer(async (databases) => {
    const rows: Cell[][] = [];
    for (const processes of [1, 4]) {
      const rates = await race(databases, ['taskledger', 'by hand'], {
        deed: 'comment',
        processes,
        instances: processes,
        width: 1,
        count: Math.ceil(single / 6),
        runs,
      });
      rows.push([
        processes === 1 ? 'one by one' : `one by one in each of ${processes} processes`,
        spreadOf(rates.taskledger),
        spreadOf(rates['by hand']),
        ratioOf(rates.taskledger, rates['by hand']),
      ]);
    }
    const columns = ['', 'taskledger', 'by hand', '× by hand'];
    return { tables: [{ title: 'Single events appended (comments), per second', columns, rows }], bars: [] };
  });
