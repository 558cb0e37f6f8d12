import type { Command } from 'commander';
import { killJson, killWriters, renderKills } from '../../../stress/kill-writers';
import type { KillOptions } from '../../../stress/kill-writers';
import { examples } from '../arguments/examples';
import { wholeOption, wordOption } from '../arguments/typed-option';
import { placeAsked, printRun } from './stress-run';

const kill = async (asked: KillOptions, command: Command): Promise<void> => {
  const report = await killWriters({ ...asked, ...placeAsked(command) });
  await printRun(command, report, killJson, renderKills);
};

/** `taskledger stress kill-writers`. */
export const addKillWriters = (stress: Command): void => {
  stress
    .command('kill-writers')
    .summary('writers killed at any moment')
    .description(
      'Processes that write are killed (SIGKILL) at random moments; after each kill everything that they acknowledged must be in the log, and the ledger be whole. The run makes a ledger of its own, and names it. Exit 1 unless it held.',
    )
    .addOption(wholeOption('--kills <n>', 'default: 50'))
    .addOption(
      wordOption('--broken <how>', 'premature: writers acknowledge before their commits; it must fail', [
        'premature',
      ]),
    )
    .option('--ledger <file>', 'where to make its ledger (default: a new temporary folder)')
    .addHelpText(
      'after',
      examples(
        'stress kill-writers',
        'stress kill-writers --kills 10 --json',
        'stress kill-writers --broken premature',
      ),
    )
    .action(kill);
};
