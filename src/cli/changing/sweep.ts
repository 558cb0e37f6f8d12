import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wholeOption } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly limit?: number;
}

const sweep = ({ limit, ...caller }: Options, command: Command): Promise<void> =>
  carryOut(command, (ledger) => ledger.sweep({ ...given({ limit }), ...callerOf(caller) }));

/** `taskledger sweep`. */
export const addSweep = (program: Command): void => {
  asActor(program.command('sweep'))
    .summary('take back what is overdue')
    .description(
      'Takes back what is held under leases that have passed, and wakes what has become due, the longest overdue first. claim and claim-next do so too; a sweep is for boards on which nobody claims for long.',
    )
    .addOption(wholeOption('--limit <n>', 'how many tasks at most (default: 1000, and no more)'))
    .addHelpText('after', examples('sweep', 'sweep --limit 100 --json'))
    .action(sweep);
};
