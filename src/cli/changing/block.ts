import type { Command } from 'commander';
import { asHolderOrAnybody, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly kind: string;
  readonly reason?: string;
}

const block = (taskId: string, { kind, reason, ...options }: Options, command: Command): Promise<void> => {
  const input = { taskId, kind, ...given({ reason }), ...attemptOf(options) };
  return carryOut(command, (ledger) => ledger.block(input));
};

/** `taskledger block`. */
export const addBlock = (program: Command): void => {
  asHolderOrAnybody(program.command('block'), 'who holds the task, and ends the attempt with it')
    .summary('hold a task back')
    .description(
      'Holds a task back until somebody unblocks it. A task that somebody holds takes its standing attempt: --as, --fence or both. Refused: it is blocked already, or has ended, or somebody else holds it.',
    )
    .argument('<id>', 'the task')
    .requiredOption('--kind <word>', 'what holds it back, in a word of your own')
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      examples(
        'block parser --kind needs_input',
        `block parser --kind needs_input --as ada --reason 'which grammar?'`,
      ),
    )
    .action(block);
};
