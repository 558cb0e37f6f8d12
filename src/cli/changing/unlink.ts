import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { examples } from '../arguments/examples';

const unlink = (parentId: string, childId: string, options: CallerOptions, command: Command): Promise<void> =>
  carryOut(command, (ledger) => ledger.unlink({ parentId, childId, ...callerOf(options) }));

/** `taskledger unlink`. */
export const addUnlink = (program: Command): void => {
  asActor(program.command('unlink'))
    .summary('take a parent from a task')
    .description('CHILD no longer waits for PARENT; if it waited for nothing else, it is ready.')
    .argument('<parent>', 'the parent')
    .argument('<child>', 'the task that waits for it')
    .addHelpText('after', examples('unlink design parser'))
    .action(unlink);
};
