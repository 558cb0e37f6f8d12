import type { Command } from 'commander';
import { asClaimant, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { examples } from '../arguments/examples';

interface Options extends CallerOptions {
  readonly as: string;
}

const claim = (taskId: string, options: Options, command: Command): Promise<void> =>
  carryOut(command, (ledger) => ledger.claim({ taskId, claimant: options.as, ...callerOf(options) }));

/** `taskledger claim`. */
export const addClaim = (program: Command): void => {
  asClaimant(program.command('claim'))
    .summary('take a ready task')
    .description(
      'Takes a task. Refused, and recorded: while a parent is open, while somebody holds it, once it has ended.',
    )
    .argument('<id>', 'the task')
    .addHelpText('after', examples('claim parser --as ada', 'claim parser --as ada --json'))
    .action(claim);
};
