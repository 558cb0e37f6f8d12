import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wordOption } from '../arguments/typed-option';

interface Options extends CallerOptions {
  readonly ifStarted?: 'link' | 'refuse';
}

const link = (parentId: string, childId: string, options: Options, command: Command): Promise<void> => {
  const { ifStarted } = options;
  const input = { parentId, childId, ...given({ ifStarted }), ...callerOf(options) };
  return carryOut(command, (ledger) => ledger.link(input));
};

/** `taskledger link`. */
export const addLink = (program: Command): void => {
  asActor(program.command('link'))
    .summary('give a task one more parent')
    .description('Makes CHILD wait for PARENT. A ready child of an open parent is todo again.')
    .argument('<parent>', 'the task that must be done first')
    .argument('<child>', 'the task that waits for it')
    .addOption(
      wordOption('--if-started <what>', 'a child that was claimed or has ended: link (default) or refuse', [
        'link',
        'refuse',
      ]),
    )
    .addHelpText('after', examples('link design parser', 'link design parser --if-started refuse'))
    .action(link);
};
