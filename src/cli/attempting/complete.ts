import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { jsonOption, wholeOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';

interface Options extends CallerOptions {
  readonly as?: string;
  readonly fence?: number;
  readonly result?: JsonValue;
}

const complete = (taskId: string, options: Options, command: Command): Promise<void> => {
  const { as: claimant, fence, result } = options;
  const input = { taskId, ...given({ claimant, fence, result: result?.json }), ...callerOf(options) };
  return carryOut(command, (ledger) => ledger.complete(input));
};

/** `taskledger complete`. */
export const addComplete = (program: Command): void => {
  asActor(program.command('complete'), '--as, else the user of the system')
    .summary('end a task')
    .description(
      'Ends a task; children that waited for it alone are ready. A task that somebody holds takes its standing attempt: --as, --fence or both. One that nobody holds is completed by hand, with or without --as.',
    )
    .argument('<id>', 'the task')
    .option('--as <name>', 'who holds it, or completes it by hand')
    .addOption(wholeOption('--fence <n>', 'the attempt that is meant (default: the standing one of --as)'))
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
