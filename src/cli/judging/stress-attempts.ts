import { Argument } from 'commander';
import type { Command } from 'commander';
import { attemptRuns, attemptsJson, renderAttempts } from '../../../stress/attempts';
import type { AttemptRun, AttemptsOptions } from '../../../stress/attempts';
import { examples } from '../arguments/examples';
import { UsageFault } from '../arguments/usage-fault';
import { placeAsked, printRun } from './stress-run';

const names = Object.keys(attemptRuns);

const isRun = (text: string): text is AttemptRun => names.includes(text);

const runName = (text: string): AttemptRun => {
  if (isRun(text)) return text;
  throw new UsageFault('RUN', `one of ${names.join(', ')}`, text);
};

const attempts = async (name: AttemptRun, asked: AttemptsOptions, command: Command): Promise<void> => {
  const report = await attemptRuns[name]({ ...asked, ...placeAsked(command) });
  await printRun(command, report, attemptsJson, renderAttempts);
};

/** `taskledger stress attempts`. */
export const addAttemptRuns = (stress: Command): void => {
  stress
    .command('attempts')
    .summary('leases, fences and workers under stress')
    .description(
      `Workers that oversleep, fail, are killed, or ask for the same at once; then the log is judged. RUN is one of ${names.join(', ')}. A run makes a ledger of its own, keeps it, and names it. Exit 1 unless it held, and what it is about did happen.`,
    )
    .addArgument(new Argument('<run>', `one of ${names.join(', ')}`).argParser(runName))
    .option('--long', 'the long form, of up to some minutes')
    .option(
      '--broken <how>',
      'with something taken away that the run relies on: it must fail (docs/stress.md)',
    )
    .option('--ledger <file>', 'where to make its ledger (default: a new temporary folder)')
    .addHelpText(
      'after',
      examples(
        'stress attempts crowd',
        'stress attempts crowd --broken fenceless',
        'stress attempts killed --long --json',
      ),
    )
    .action(attempts);
};
