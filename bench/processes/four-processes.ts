import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openLedger } from '../../src';
import type { Bar, Cell, Scenario } from '../scenario';
import { idsOf } from '../families/family';
import { MEASURED_MS, PAIRS_PER_SECOND, WARM_UP_MS } from './paced';
import type { Paced } from './paced';

const PROCESSES = 4;

const run = promisify(execFile);

const inChild = async (path: string): Promise<Paced> => {
  const main = process.argv[1];
  if (main === undefined) throw new Error('there is no program to start again');
  const { stdout } = await run(process.execPath, [main, '--job', 'paced', '--log', path]);
  return JSON.parse(stdout) as Paced;
};

/** Four processes on one file at FULL, each with a steady 500 commands per second. */
export const fourProcesses: Scenario = async ({ scratch }) => {
  const path = join(scratch, 'processes.db');
  const ledger = await openLedger({ sqlite: path, durability: 'normal', actor: 'bench' });
  const tasks = Math.ceil(((WARM_UP_MS + MEASURED_MS) / 1_000) * PAIRS_PER_SECOND * PROCESSES * 1.1);
  for (let first = 0; first < tasks; first += 5_000) {
    const ids = idsOf(`t${first}`, Math.min(5_000, tasks - first));
    await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: id })) });
  }
  await ledger.close();
  const found = await Promise.all(Array.from({ length: PROCESSES }, () => inChild(path)));
  const rows = found.map(({ median, p99, perSecond }, i): Cell[] => [
    `process ${i + 1}`,
    median,
    p99,
    perSecond,
  ]);
  const rates = found.map(({ perSecond }) => perSecond);
  const bars: ReadonlyArray<Bar> = [
    { what: 'the highest p99, ms', measured: Math.max(...found.map(({ p99 }) => p99)), below: 15 },
    {
      what: 'commands of the slowest process: times the fastest',
      measured: Math.min(...rates) / Math.max(...rates),
      atLeast: 0.5,
    },
  ];
  const title = 'Four processes at FULL, each asked for 500 commands per second; latency in milliseconds';
  return { tables: [{ title, columns: ['', 'median', 'p99', 'commands per second'], rows }], bars };
};
