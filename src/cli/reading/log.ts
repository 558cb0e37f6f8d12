import type { Command } from 'commander';
import type { Recorded } from '../../events/recorded';
import { LedgerFault } from '../../ledger/errors';
import type { Ledger } from '../../ledger/ledger';
import { Alarm } from '../../ledger/workers/alarm';
import { durationOption } from '../arguments/duration';
import { eventLine } from '../words/event-line';
import { examples } from '../arguments/examples';
import { flatEvent } from './flat-event';
import { writeAll } from '../output';
import { withLedger } from '../place';
import { whenAskedToEnd } from './when-asked-to-end';
import { wholeOption } from '../arguments/typed-option';

const PAGE = 1_000;
const POLL_MS = 100;

interface Options {
  readonly from?: number;
  readonly limit?: number;
  readonly follow?: boolean;
  readonly poll?: number;
}

const gone = (position: number): LedgerFault =>
  new LedgerFault({ _tag: 'Corrupt', position, detail: 'the log ends before its head' });

/** Pages of events to the end of the log, or on and on until `ended`. */
async function* pages(
  ledger: Ledger,
  options: Options,
  { ended, alarm }: { readonly ended: AbortSignal; readonly alarm: Alarm },
): AsyncGenerator<ReadonlyArray<Recorded>> {
  const { from: first = 1, limit = Infinity, follow = false, poll = POLL_MS } = options;
  const end = follow ? Infinity : await ledger.head();
  let from = first;
  let left = limit;
  while (left > 0 && !ended.aborted) {
    const page = await ledger.events({ from, limit: Math.max(1, Math.min(PAGE, left, end - from + 1)) });
    yield page.filter(({ stored }) => stored.position <= end);
    from = (page.at(-1)?.stored.position ?? from - 1) + 1;
    left -= page.length;
    if (from > end) return;
    if (page.length > 0) continue;
    if (!follow) throw gone(from);
    await alarm.until(poll);
  }
}

const log = (options: Options, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, { json = false }) => {
    const line = (event: Recorded) => (json ? JSON.stringify(flatEvent(event)) : eventLine(event));
    const { follow = false } = options;
    const { ended, forget } = whenAskedToEnd(follow);
    const alarm = new Alarm();
    const ring = () => alarm.ring();
    const deaf = follow ? ledger.listen(ring) : () => undefined;
    ended.addEventListener('abort', ring);
    try {
      for await (const page of pages(ledger, options, { ended, alarm })) {
        const read = await writeAll(page.map((event) => `${line(event)}\n`));
        if (!read) return;
      }
    } finally {
      deaf();
      forget();
    }
  });

/** `taskledger log`. */
export const addLog = (program: Command): void => {
  program
    .command('log')
    .summary('all events, in order')
    .description('Prints the events of the log in order; with --json one object a line.')
    .addOption(wholeOption('--from <n>', 'the first position (default: 1)'))
    .addOption(wholeOption('--limit <n>', 'how many at most (default: all)', 1))
    .option('--follow', 'go on as events come, until interrupted')
    .addOption(
      durationOption('--poll <duration>', 'how often --follow looks for what others append (default: 100ms)'),
    )
    .addHelpText('after', examples('log --from 100 --limit 20', 'log --follow --json'))
    .action(log);
};
