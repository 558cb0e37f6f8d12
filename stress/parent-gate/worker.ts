import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../src/ledger/ledger';
import { pause } from '../racers/pause';
import { between, pick } from '../racers/pick';
import { sawViolation } from './saw-violation';
import type { WorkerCounts } from './script';

/** How a worker knows when to stop. */
export interface UntilDrained {
  /** Whether no parent will be completed any more. */
  readonly draining: () => boolean;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

const someReady = async (ledger: Ledger): Promise<string | undefined> => {
  const { tasks } = await ledger.list({ status: 'ready', limit: 1_000 });
  return pick(tasks, 1)[0]?.id;
};

const nothingLeft = async (ledger: Ledger): Promise<boolean> =>
  (await ledger.list({ status: ['ready', 'running', 'todo'], limit: 1 })).tasks.length === 0;

/** Reads what is ready, claims one of them a moment later, checks, completes; and again. */
export const work = async (ledger: Ledger, name: string, until: UntilDrained): Promise<WorkerCounts> => {
  const counts = { claimed: 0, refused: 0, lost: 0, violations: 0 };
  while (Date.now() < until.endsAt) {
    const draining = until.draining();
    const taskId = await someReady(ledger);
    if (taskId === undefined) {
      if (draining && (await nothingLeft(ledger))) break;
      await sleep(1);
      continue;
    }
    pause(between(0, 2));
    const claim = await ledger.claim({ taskId, claimant: name });
    if (claim._tag === 'Rejected') {
      counts[claim.reason._tag === 'parents_not_done' ? 'refused' : 'lost'] += 1;
      continue;
    }
    counts.claimed += 1;
    if (await sawViolation(ledger, claim)) counts.violations += 1;
    const completed = await ledger.complete({ taskId, claimant: name, fence: claim.fence });
    if (completed._tag === 'Rejected') {
      throw new Error(`${name} could not complete ${taskId}: ${completed.reason._tag}`);
    }
  }
  return counts;
};
