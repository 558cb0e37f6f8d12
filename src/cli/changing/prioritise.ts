import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { wholeArgument } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

const prioritise = (
  taskId: string,
  priority: number,
  options: CallerOptions,
  command: Command,
): Promise<void> =>
  carryOut(command, (ledger) => ledger.prioritise({ taskId, priority, ...callerOf(options) }));

/** `taskledger prioritise`. */
export const addPrioritise = (program: Command): void => {
  asActor(program.command('prioritise'))
    .summary('give a task another priority')
    .description('Gives a task another priority: claim-next takes higher ones first.')
    .argument('<id>', 'the task')
    .addArgument(wholeArgument('<priority>', 'higher goes first'))
    .addHelpText('after', examples('prioritise parser 10', 'prioritise parser -1'))
    .action(prioritise);
};
