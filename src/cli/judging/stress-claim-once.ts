import type { Command } from 'commander';
import { claimOnceJson, renderClaimOnce, runClaimOnce } from '../../../stress/claim-once';
import type { ClaimOnceOptions } from '../../../stress/claim-once';
import { examples } from '../arguments/examples';
import { wholeOption, wordOption } from '../arguments/typed-option';
import { placeAsked, printRun } from './stress-run';

const claimOnce = async (asked: ClaimOnceOptions, command: Command): Promise<void> => {
  const report = await runClaimOnce({ ...asked, ...placeAsked(command) });
  await printRun(command, report, claimOnceJson, renderClaimOnce);
};

/** `taskledger stress claim-once`. */
export const addClaimOnce = (stress: Command): void => {
  stress
    .command('claim-once')
    .summary('many processes after the same tasks')
    .description(
      'Many processes claim the same tasks, each in the same order: every task must have one holder, and be completed by it. The run makes a ledger of its own, and names it. Exit 1 unless it held, and races were lost.',
    )
    .addOption(
      wordOption('--departure <how>', 'how the processes set off (default: together)', [
        'together',
        'staggered',
      ]),
    )
    .addOption(
      wordOption('--broken <how>', 'blind: claims do not see who holds a task; it must fail', ['blind']),
    )
    .addOption(wholeOption('--processes <n>', 'default: 6'))
    .addOption(wholeOption('--tasks <n>', 'default: 100'))
    .option('--ledger <file>', 'where to make its ledger (default: a new temporary folder)')
    .addHelpText(
      'after',
      examples(
        'stress claim-once',
        'stress claim-once --departure staggered',
        'stress claim-once --broken blind',
      ),
    )
    .action(claimOnce);
};
