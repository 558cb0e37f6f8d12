import type { Command } from 'commander';
import { asHolder, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { jsonOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';
import { carryOut } from '../carry-out';
import { nextOf, takingNext } from './next-options';
import type { NextOptions } from './next-options';

interface Options extends AttemptOptions, NextOptions {
  readonly as: string;
  readonly result?: JsonValue;
}

const completeAndClaimNext = (
  taskId: string,
  { result, ...options }: Options,
  command: Command,
): Promise<void> => {
  const asked = { ...attemptOf(options), ...nextOf(options), ...given({ result: result?.json }) };
  const input = { ...asked, taskId, claimant: options.as };
  return carryOut(command, (ledger) => ledger.completeAndClaimNext(input));
};

/** `taskledger complete-and-claim-next`. */
export const addCompleteAndClaimNext = (program: Command): void => {
  takingNext(
    asHolder(program.command('complete-and-claim-next'))
      .summary('end a task and take the next, in one go')
      .description(
        'Ends a task as complete does, and takes the next as claim-next does, those that it makes ready too: in one transaction, and asked again under one command id. Where the completion is refused nothing is taken. Exit 0 although no task is ready then.',
      )
      .argument('<id>', 'the task to end')
      .addOption(jsonOption('--result <json>', 'what came of it')),
  )
    .addHelpText(
      'after',
      examples(
        'complete-and-claim-next parser --as ada --fence 1',
        `complete-and-claim-next parser --as ada --result '{"commit":"4f2a"}' --lease 1h --json`,
      ),
    )
    .action(completeAndClaimNext);
};
