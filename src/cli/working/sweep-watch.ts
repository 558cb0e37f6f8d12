import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { SweepInput } from '../../ledger/input-types';
import { LONGEST_TIMER } from '../../ledger/workers/longest-timer';
import { insist } from '../../ledger/workers/patience';
import { write } from '../output';
import { withLedger } from '../place';
import { whenAskedToEnd } from '../reading/when-asked-to-end';
import { outcomeInWords } from '../words/outcome-in-words';

/** Milliseconds between two sweeps. */
const EVERY_MS = 1_000;

/** Sweeps again and again until it is asked to end, and prints what it finds; where it found something it looks again at once. */
export const sweepOnAndOn = (
  command: Command,
  input: SweepInput,
  everyMs: number = EVERY_MS,
): Promise<void> =>
  withLedger(command, false, async (ledger, { json = false }) => {
    const { ended, forget } = whenAskedToEnd(true);
    try {
      while (!ended.aborted) {
        const outcome = await insist(() => ledger.sweep(input));
        const found = outcome._tag === 'Swept' ? outcome.reclaimed.length + outcome.due.length : 0;
        if (found === 0)
          await sleep(Math.min(everyMs, LONGEST_TIMER), undefined, { signal: ended }).catch(() => undefined);
        else if (!(await write(`${json ? JSON.stringify(outcome) : outcomeInWords(outcome)}\n`))) return;
      }
    } finally {
      forget();
    }
  });
