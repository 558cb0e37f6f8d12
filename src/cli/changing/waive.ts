import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly reason: string;
}

const waive = (parentId: string, childId: string, options: Options, command: Command): Promise<void> => {
  const { reason, ...caller } = options;
  const input = { parentId, childId, reason, ...callerOf(caller) };
  return carryOut(command, (ledger) => ledger.waive(input));
};

/** `taskledger waive`. */
export const addWaive = (program: Command): void => {
  asActor(program.command('waive'))
    .summary('let a task not wait for a parent')
    .description(
      'Lets CHILD not wait for PARENT, for as long as the link between them stands. Refused: there is no such link, or CHILD has ended.',
    )
    .argument('<parent>', 'the parent')
    .argument('<child>', 'the task that waits for it')
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', examples(`waive design parser --reason 'the old design will do'`))
    .action(waive);
};
