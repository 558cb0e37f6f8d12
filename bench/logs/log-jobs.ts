import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { alternate, ratioOf } from '../alternate';
import type { Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { jobNames } from './job';
import type { JobName, JobResult } from './job';
import { largeLog } from './large-log';

const run = promisify(execFile);

const inChild = async (name: JobName, path: string): Promise<JobResult> => {
  const main = process.argv[1];
  if (main === undefined) throw new Error('there is no program to start again');
  const { stdout } = await run(process.execPath, [main, '--job', name, '--log', path]);
  return JSON.parse(stdout) as JobResult;
};

/** Audit, rebuild and verification of a large log, each in a process of its own, against only reading it. */
export const logJobs: Scenario = async ({ events, runs }) => {
  const path = await largeLog(events);
  const peaks: Record<JobName, number[]> = { read: [], audit: [], rebuild: [], verify: [] };
  const contenders = jobNames.map((name) => ({
    name,
    run: async () => {
      const result = await inChild(name, path);
      peaks[name].push(result.peak);
      return { operations: result.events, ms: result.ms };
    },
  }));
  const rates = await alternate(contenders, runs);
  const rows = jobNames.map((name) => [
    name === 'read' ? 'reading and parsing, raw pages' : name,
    spreadOf(rates[name]),
    spreadOf(peaks[name]),
    ratioOf(rates[name], rates.read),
  ]);
  const title = `A log of ${events.toLocaleString('en')} events`;
  const columns = ['', 'events per second', 'peak memory, MiB', '× reading and parsing'];
  return { tables: [{ title, columns, rows }], bars: [] };
};
