import type { Command } from 'commander';
import { asClaimant, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wholeOption } from '../arguments/typed-option';

interface Options extends CallerOptions {
  readonly as: string;
  readonly fence?: number;
  readonly reason?: string;
}

const release = (taskId: string, options: Options, command: Command): Promise<void> => {
  const { as: claimant, fence, reason } = options;
  const input = { taskId, claimant, ...given({ fence, reason }), ...callerOf(options) };
  return carryOut(command, (ledger) => ledger.release(input));
};

/** `taskledger release`. */
export const addRelease = (program: Command): void => {
  asClaimant(program.command('release'))
    .summary('give a claimed task back')
    .description('Gives a claimed task back. Refused: the attempt presented is not the one that stands.')
    .argument('<id>', 'the task')
    .addOption(wholeOption('--fence <n>', 'the attempt that is meant (default: the standing one of --as)'))
    .option('--reason <text>', 'why')
    .addHelpText('after', examples(`release parser --as ada --reason 'blocked on the spec'`))
    .action(release);
};
