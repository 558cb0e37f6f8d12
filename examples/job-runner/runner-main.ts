/**
 * A job runner: `node runner-main.js <ledger> <name> <attempts>`.
 * It does jobs, two at a time, until SIGTERM; then it takes nothing more, finishes what is under way, and ends.
 */
import { openLedger } from '../../src/index';
import { doJob } from './jobs';

const main = async (): Promise<void> => {
  const [sqlite = '', name = '', attempts = ''] = process.argv.slice(2);
  const ledger = await openLedger({ sqlite });
  const worker = ledger.work(
    {
      as: name,
      concurrency: 2,
      leaseMs: 5_000,
      pollMs: 50,
      retry: {
        attempts: Number(attempts),
        // 100 to 200 ms after the first failure, 200 to 400 after the second, and so on.
        backoff: { kind: 'exponential', baseMs: 200, maxMs: 60_000, jitter: 0.5 },
      },
    },
    doJob,
  );
  await worker.done;
  await ledger.close();
};

void main();
