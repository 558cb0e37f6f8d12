import type { Command } from 'commander';
import { asHolder, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly reason?: string;
}

const release = (taskId: string, { reason, ...options }: Options, command: Command): Promise<void> =>
  carryOut(command, (ledger) => ledger.release({ taskId, ...given({ reason }), ...attemptOf(options) }));

/** `taskledger release`. */
export const addRelease = (program: Command): void => {
  asHolder(program.command('release'))
    .summary('give a claimed task back')
    .description('Gives a claimed task back. Refused: the attempt presented is not the one that stands.')
    .argument('<id>', 'the task')
    .option('--reason <text>', 'why')
    .addHelpText('after', examples(`release parser --as ada --reason 'waits for the spec'`))
    .action(release);
};
