import type { Command } from 'commander';
import { mutantsJson, renderMutants, runMutants } from '../../../stress/mutants';
import type { MutantsOptions } from '../../../stress/mutants';
import { examples } from '../arguments/examples';
import { wholeOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';
import { placeAsked, printRun } from './stress-run';

const mutants = async (asked: MutantsOptions, command: Command): Promise<void> => {
  const { postgres } = placeAsked(command);
  if (postgres !== undefined)
    throw new UsageFault('--postgres', 'no board: these logs lie in memory', postgres);
  await printRun(command, await runMutants(asked), mutantsJson, renderMutants);
};

/** `taskledger stress mutants`. */
export const addMutants = (stress: Command): void => {
  stress
    .command('mutants')
    .summary('logs that somebody had a hand in')
    .description(
      'Random logs are deleted from, truncated, swapped, edited, backdated, given claims that were never right and more, each at random places, and so are their views; the audit has to name what was done, where. Exit 1 unless it named every one, and found no error in the logs as they were.',
    )
    .addOption(wholeOption('--seed <n>', 'the same seed makes the same run (default: any)'))
    .addOption(wholeOption('--each <n>', 'mutants of each kind (default: 100)'))
    .addOption(wholeOption('--files <n>', 'mutants of each kind in SQLite files (default: 1)'))
    .option('--broken <code>', 'an audit that never tells this finding, TL101 say: it must fail')
    .addHelpText(
      'after',
      examples('stress mutants', 'stress mutants --seed 1 --each 20 --json', 'stress mutants --broken TL101'),
    )
    .action(mutants);
};
