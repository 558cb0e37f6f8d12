import type { Command } from 'commander';
import { asHolderOrAnybody, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { jsonOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly result?: JsonValue;
}

const complete = (taskId: string, { result, ...options }: Options, command: Command): Promise<void> => {
  const input = { taskId, ...given({ result: result?.json }), ...attemptOf(options) };
  return carryOut(command, (ledger) => ledger.complete(input));
};

/** `taskledger complete`. */
export const addComplete = (program: Command): void => {
  asHolderOrAnybody(program.command('complete'), 'who holds it, or completes it by hand')
    .summary('end a task')
    .description(
      'Ends a task; children that waited for it alone are ready. A task that somebody holds takes its standing attempt: --as, --fence or both. One that nobody holds is completed by hand, with or without --as.',
    )
    .argument('<id>', 'the task')
    .addOption(jsonOption('--result <json>', 'what came of it'))
    .addHelpText(
      'after',
      examples(
        `complete parser --as ada --result '{"commit":"4f2a"}'`,
        'complete design',
        'complete docs --as ada',
      ),
    )
    .action(complete);
};
