import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { carryOut } from '../carry-out';

const comment = (taskId: string, text: string, options: CallerOptions, command: Command): Promise<void> =>
  carryOut(command, (ledger) => ledger.comment({ taskId, text, ...callerOf(options) }));

/** `taskledger comment`. */
export const addComment = (program: Command): void => {
  asActor(program.command('comment'))
    .summary('say something about a task')
    .description('Says something about a task, whatever its status, archived or not. Its history shows it.')
    .argument('<id>', 'the task')
    .argument('<text>', 'what is to be said')
    .addHelpText('after', examples(`comment parser 'the grammar is in the wiki'`))
    .action(comment);
};
