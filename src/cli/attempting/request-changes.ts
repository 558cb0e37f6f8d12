import type { Command } from 'commander';
import { asHolderOrAnybody, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly reason?: string;
}

const requestChanges = (taskId: string, { reason, ...options }: Options, command: Command): Promise<void> => {
  const input = { taskId, ...given({ reason }), ...attemptOf(options) };
  return carryOut(command, (ledger) => ledger.requestChanges(input));
};

/** `taskledger request-changes`. */
export const addRequestChanges = (program: Command): void => {
  asHolderOrAnybody(program.command('request-changes'), 'who claimed the review')
    .summary('send a task back from its review')
    .description(
      'Ends a review: the task has to be worked on again. A reviewer who claimed the task presents that attempt: --as, --fence or both. Refused: the task is not in review, or somebody else reviews it.',
    )
    .argument('<id>', 'the task')
    .option('--reason <text>', 'what is to be changed')
    .addHelpText(
      'after',
      examples(
        `request-changes parser --as eve --reason 'no tests'`,
        `request-changes parser --reason 'no tests'`,
      ),
    )
    .action(requestChanges);
};
