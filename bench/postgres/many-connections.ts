import { ratioOf } from '../alternate';
import type { Bar, Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import type { ContenderName } from './contenders/contenders';
import { withServer } from './databases';
import { flushMs } from './flush-ms';
import { race } from './race';
import { slowFlush } from './slow-flush';

const CONNECTIONS = 32;
const PROCESSES = 4;
const EXTRA_US = 1_000;

const all = ['taskledger', 'by hand', 'by hand, covering flush', 'row locks, no order'] as const;

const namesOf: Readonly<Record<'claim' | 'claimNext', ReadonlyArray<ContenderName>>> = {
  claim: all,
  claimNext: all.slice(0, 3),
};

const deeds = { claim: 'claim of a named task', claimNext: 'claim next' } as const;

/** What a board bears where each of many connections has one command in flight, and every flush takes a millisecond longer. */
export const manyConnections: Scenario = async ({ scratch, grouped, runs }) =>
  withServer(
    async (databases) => {
      const flush = await flushMs(databases.server.url());
      const rows: Cell[][] = [];
      const bars: Bar[] = [];
      const each = { processes: PROCESSES, instances: CONNECTIONS, width: 1, runs };
      for (const deed of ['claim', 'claimNext'] as const) {
        const count = Math.ceil(grouped / 8 / CONNECTIONS) * CONNECTIONS;
        const names = namesOf[deed];
        const rates = await race<ContenderName>(databases, names, { ...each, deed, count });
        const cell = (name: ContenderName): Cell => (names.includes(name) ? spreadOf(rates[name]) : '');
        rows.push([deeds[deed], ...all.map(cell), ratioOf(rates.taskledger, rates['by hand'])]);
        if (deed === 'claim') {
          const what = 'claims per second, 32 connections, flushes slowed by 1 ms (aim 2,000)';
          bars.push({ what, measured: spreadOf(rates.taskledger).median, atLeast: 1_500 });
        }
      }
      const title = `Per second, ${CONNECTIONS} connections in ${PROCESSES} processes, one command in flight on each; a flush takes ${flush.toFixed(2)} ms`;
      const columns = ['', ...all, '× by hand'];
      return { tables: [{ title, columns, rows }], bars };
    },
    {},
    slowFlush(scratch, EXTRA_US),
  );
