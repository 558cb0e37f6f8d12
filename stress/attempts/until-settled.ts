import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskStatus } from '../../src/events/status';
import type { Ledger } from '../../src/ledger/ledger';

/** How often it is looked at, in milliseconds. */
const LOOK_MS = 25;

const open: ReadonlyArray<TaskStatus> = [
  'triage',
  'todo',
  'scheduled',
  'ready',
  'running',
  'blocked',
  'review',
];

/** Waits until every task has ended; gives up, with false, once nothing was appended for `stallMs`, or `hopeless` says so. */
export const untilSettled = async (
  ledger: Ledger,
  stallMs: number,
  hopeless: () => Promise<boolean> = async () => false,
): Promise<boolean> => {
  let head = -1;
  let since = Date.now();
  for (;;) {
    if ((await ledger.list({ status: open, limit: 1 })).tasks.length === 0) return true;
    const position = await ledger.head();
    if (position !== head) {
      head = position;
      since = Date.now();
    } else if (Date.now() - since > stallMs || (await hopeless())) {
      return false;
    }
    await sleep(LOOK_MS);
  }
};
