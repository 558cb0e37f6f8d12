import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../../src/ledger/ledger';
import { between } from '../../racers/pick';
import type { AtWork } from './manner';
import type { WorkerCounts } from './script';

/** How often a worker looks for what other processes append, in milliseconds. */
const POLL_MS = 20;

/** Works as a worker of the ledger's own until it is told to stop. */
export const atWork = async (
  ledger: Ledger,
  name: string,
  { leaseMs, takesMs, fails, releases, concurrency }: AtWork,
  stopped: Promise<void>,
): Promise<WorkerCounts> => {
  const [least, most] = takesMs;
  const worker = ledger.work({ as: name, leaseMs, concurrency, pollMs: POLL_MS }, async (_task, attempt) => {
    await sleep(between(least, most));
    const chance = Math.random();
    if (chance < fails) throw new Error('it failed by chance');
    if (chance < fails + releases) await attempt.release('by chance');
  });
  await Promise.race([stopped, worker.done]);
  await worker.stop();
  const { claimed, completed, failed, ended, lost } = worker.counts;
  return { claimed, completed, failed, released: ended, vanished: 0, tooLate: lost, acceptedTooLate: 0 };
};
