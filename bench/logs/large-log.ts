import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { FORMAT } from '../../src/store/schema';

const ROUND = 500;

/** Half a thousand tasks and as many children: made, refused once, claimed, completed. */
const round = async (ledger: Ledger, first: number): Promise<void> => {
  const names = Array.from({ length: ROUND }, (_, i) => `t${first + i}`);
  const everyName = (one: (id: string, index: number) => Promise<unknown>) => Promise.all(names.map(one));
  await everyName((id, n) => ledger.create({ id, title: `task ${id}`, data: { n } }));
  await everyName((id) => ledger.create({ id: `${id}-child`, title: `after ${id}`, parents: [id] }));
  await everyName((id) => ledger.claim({ taskId: `${id}-child`, claimant: 'early' }));
  for (const suffix of ['', '-child']) {
    await everyName((id) => ledger.claim({ taskId: `${id}${suffix}`, claimant: 'worker' }));
    await everyName((id, n) =>
      ledger.complete({ taskId: `${id}${suffix}`, claimant: 'worker', fence: 1, result: { n } }),
    );
  }
};

/** A ledger of at least so many events, kept in the system's directory for temporary files for the next time. */
export const largeLog = async (events: number): Promise<string> => {
  const path = join(tmpdir(), `taskledger-bench-log-${FORMAT}-${events}.db`);
  if (existsSync(path)) return path;
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const ledger = await openLedger({ sqlite: draft, durability: 'normal', actor: 'bench' });
  for (let first = 0; (await ledger.head()) < events; first += ROUND) await round(ledger, first);
  await ledger.close();
  renameSync(draft, path);
  return path;
};
