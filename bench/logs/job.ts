import Database from 'better-sqlite3';
import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';

const PAGE = 1_000;

/** What can be done with a whole log. */
export const jobNames = ['read', 'audit', 'rebuild', 'verify'] as const;

export type JobName = (typeof jobNames)[number];

/** What one process measured of itself. */
export interface JobResult {
  readonly events: number;
  readonly ms: number;
  /** The most memory that the process ever had, in MiB. */
  readonly peak: number;
}

/** The floor: every row of the log in raw pages, its data parsed. */
const read = (path: string): number => {
  const raw = new Database(path, { readonly: true });
  const columns = raw.prepare('SELECT * FROM task_events LIMIT 0').columns();
  const dataAt = columns.findIndex(({ name }) => name === 'data');
  const page = raw
    .prepare(`SELECT * FROM task_events WHERE position > ? ORDER BY position LIMIT ${PAGE}`)
    .raw();
  let events = 0;
  for (let after = 0; ;) {
    const rows = page.all(after) as ReadonlyArray<ReadonlyArray<unknown>>;
    for (const row of rows) JSON.parse(row[dataAt] as string);
    events += rows.length;
    after = rows.at(-1)?.[0] as number;
    if (rows.length < PAGE) break;
  }
  raw.close();
  return events;
};

const clean = (found: ReadonlyArray<unknown>, what: string): void => {
  if (found.length > 0) throw new Error(`${what}: ${JSON.stringify(found[0])}`);
};

const onLedger = async (path: string, work: (ledger: Ledger) => Promise<number>): Promise<number> => {
  const ledger = await openLedger({ sqlite: path, create: false });
  const events = await work(ledger);
  await ledger.close();
  return events;
};

const jobs: Readonly<Record<JobName, (path: string) => Promise<number> | number>> = {
  read,
  audit: (path) =>
    onLedger(path, async (ledger) => {
      const { events, findings } = await ledger.audit();
      clean(findings, 'the audit found');
      return events;
    }),
  rebuild: (path) =>
    onLedger(path, async (ledger) => {
      const { events, mended } = await ledger.rebuild();
      clean(mended, 'the rebuild mended');
      return events;
    }),
  verify: (path) =>
    onLedger(path, async (ledger) => {
      const { events, mismatches, drift } = await ledger.verify();
      clean([...mismatches, ...drift], 'the verification found');
      return events;
    }),
};

/** Does one job in this process; the memory is only its own if nothing else ran here. */
export const doJob = async (name: JobName, path: string): Promise<JobResult> => {
  let events = 0;
  const ms = await timed(async () => {
    events = await jobs[name](path);
  });
  return { events, ms, peak: process.resourceUsage().maxRSS / 1024 };
};
