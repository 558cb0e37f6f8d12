import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { jsonOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly title?: string;
  readonly data?: JsonValue;
}

const edit = (taskId: string, { title, data, ...caller }: Options, command: Command): Promise<void> => {
  const input = { taskId, ...given({ title, data: data?.json }), ...callerOf(caller) };
  return carryOut(command, (ledger) => ledger.edit(input));
};

/** `taskledger edit`. */
export const addEdit = (program: Command): void => {
  asActor(program.command('edit'))
    .summary('write the title or the data of a task anew')
    .description(
      'Writes the title of a task anew, or its data, or both; what is not given stays as it is. What was there before stays in the log until it is erased.',
    )
    .argument('<id>', 'the task')
    .option('--title <text>', 'what it is called from now on')
    .addOption(jsonOption('--data <json>', 'the whole of its data from now on'))
    .addHelpText(
      'after',
      examples(`edit parser --title 'Write the lexer'`, `edit parser --data '{"branch":"lexer"}'`),
    )
    .action(edit);
};
