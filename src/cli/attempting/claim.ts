import type { Command } from 'commander';
import { asClaimant, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { carryOut } from '../carry-out';
import { leaseOf, leaseOption } from './lease-option';
import type { LeaseOptions } from './lease-option';

interface Options extends CallerOptions, LeaseOptions {
  readonly as: string;
}

const claim = (taskId: string, options: Options, command: Command): Promise<void> => {
  const input = { taskId, claimant: options.as, ...leaseOf(options), ...callerOf(options) };
  return carryOut(command, (ledger) => ledger.claim(input));
};

/** `taskledger claim`. */
export const addClaim = (program: Command): void => {
  asClaimant(program.command('claim'))
    .summary('take a ready task, or one that waits for a review')
    .description(
      'Takes a task. Refused, and recorded: while a parent is open, while somebody holds it, once it has ended.',
    )
    .argument('<id>', 'the task')
    .addOption(leaseOption())
    .addHelpText(
      'after',
      examples(
        'claim parser --as ada',
        'claim parser --as ada --lease 90s --json',
        'claim parser --as ada --lease none',
      ),
    )
    .action(claim);
};
