import type { Command } from 'commander';
import type { Ledger } from '../../ledger/ledger';
import type { Backoff } from '../../ledger/retry-input';
import { durationOption, wholeOrNoneOption } from '../arguments/duration';
import type { OrNone } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wholeOption, wordOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';
import { placeOf, withLedger } from '../place';
import { backoffOption } from './backoff-option';
import { Shift } from './shift';

interface Options {
  readonly as: string;
  readonly exec: string;
  readonly concurrency?: number;
  readonly assignee?: string;
  readonly from?: 'ready' | 'review';
  readonly lease?: number;
  readonly poll?: number;
  readonly attempts?: OrNone;
  readonly backoff?: Backoff;
  readonly once?: boolean;
  readonly grace?: number;
}

const LEASE_MS = 900_000;
const POLL_MS = 250;
const GRACE_MS = 30_000;

const settled = ({ exec, attempts, backoff, ...options }: Options) => {
  const { as, concurrency, assignee, from = 'ready', once = false } = options;
  const { lease: leaseMs = LEASE_MS, poll: pollMs = POLL_MS, grace: graceMs = GRACE_MS } = options;
  if (exec.trim() === '') throw new UsageFault('--exec', 'a shell command', exec);
  const taken = { from, ...given({ assignee }) };
  const retry = given({ attempts: attempts?.value, backoff });
  const input = { as, filter: taken, leaseMs, pollMs, retry, signals: [], ...given({ concurrency }) };
  return { input, command: exec, taken, once, graceMs };
};

const work = (typed: Options, command: Command): Promise<void> => {
  const asked = settled(typed);
  return withLedger(command, false, (ledger: Ledger, options) =>
    new Shift(ledger, { ...asked, place: placeOf(options), json: options.json === true }).run(),
  );
};

/** `taskledger work`. */
export const addWork = (program: Command): void => {
  program
    .command('work')
    .summary('do tasks by a shell command, until stopped')
    .description(
      `Takes tasks as they become ready and runs a shell command for each: /bin/sh -c, in a process group of its own. The task is on its stdin as JSON, and in TASKLEDGER_TASK (the same JSON, where it is below 128 KiB), TASKLEDGER_TASK_ID, TASKLEDGER_TASK_TITLE, TASKLEDGER_FENCE, TASKLEDGER_CLAIMANT, TASKLEDGER_ATTEMPT and TASKLEDGER_DB.

What the command's exit code says:
  0      completes the task; the result is stdout, at most 1 MiB
  10     requests a review of stdout
  11     blocks the task (exec); the reason is the last line of stderr
  12     requests changes, of a task --from review; the reason is the last line of stderr
  other  fails the attempt, as a signal does; the error has the last 16 KiB of stderr

SIGTERM, SIGINT or SIGHUP: takes nothing more, and ends with 0 when what is under way has ended. A second one ends at once.`,
    )
    .requiredOption('--as <name>', 'the claimant that it works as')
    .requiredOption('--exec <command>', 'the shell command')
    .addOption(wholeOption('--concurrency <n>', 'how many tasks at once, at most 1000 (default: 1)', 1))
    .option('--assignee <name>', 'only tasks meant for this one')
    .addOption(
      wordOption('--from <status>', 'tasks that are ready (default), or that wait for a review', [
        'ready',
        'review',
      ]),
    )
    .addOption(
      durationOption(
        '--lease <duration>',
        'how long a claim stands without a heartbeat; one is sent more often (default: 15m)',
        10,
      ),
    )
    .addOption(
      durationOption('--poll <duration>', 'how often to look for what others append (default: 250ms)'),
    )
    .addOption(wholeOrNoneOption('--attempts <n>', 'how many attempts may fail, or none (default: 3)'))
    .addOption(backoffOption())
    .option('--once', 'end when nothing is ready and nothing is under way')
    .addOption(
      durationOption(
        '--grace <duration>',
        'how long commands may go on once it is asked to end; then they get SIGTERM, and their tasks are released (default: 30s)',
        0,
      ),
    )
    .addHelpText(
      'after',
      examples(
        `work --as ann --exec 'make "$TASKLEDGER_TASK_ID"'`,
        `work --as ann --exec ./job.sh --concurrency 4 --attempts 5 --backoff 10s`,
        `work --as eve --exec ./review.sh --from review --once --json`,
      ),
    )
    .action(work);
};
