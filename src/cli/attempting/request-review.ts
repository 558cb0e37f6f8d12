import type { Command } from 'commander';
import { asHolder, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { jsonOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly result?: JsonValue;
}

const requestReview = (taskId: string, { result, ...options }: Options, command: Command): Promise<void> => {
  const input = { taskId, ...given({ result: result?.json }), ...attemptOf(options) };
  return carryOut(command, (ledger) => ledger.requestReview(input));
};

/** `taskledger request-review`. */
export const addRequestReview = (program: Command): void => {
  asHolder(program.command('request-review'))
    .summary('end an attempt with something to review')
    .description(
      'Ends an attempt with an outcome that somebody has to review. A reviewer claims the task (claim, or claim-next --from review), or reviews it by hand: complete accepts it, request-changes sends it back. Refused: the attempt presented is not the one that stands.',
    )
    .argument('<id>', 'the task')
    .addOption(jsonOption('--result <json>', 'what is to be reviewed'))
    .addHelpText('after', examples(`request-review parser --as ada --result '{"branch":"parser"}'`))
    .action(requestReview);
};
