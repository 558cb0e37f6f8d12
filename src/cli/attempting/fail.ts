import type { Command } from 'commander';
import { asHolder, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { durationOption, wholeOrNoneOption } from '../arguments/duration';
import type { OrNone } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { jsonOrTextOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly error?: JsonValue;
  readonly delay?: number;
  readonly attempts?: OrNone;
}

const fail = (taskId: string, options: Options, command: Command): Promise<void> => {
  const { error, delay: delayMs, attempts, ...attempt } = options;
  const rules = given({ error: error?.json, delayMs, attempts: attempts?.value });
  return carryOut(command, (ledger) => ledger.fail({ taskId, ...rules, ...attemptOf(attempt) }));
};

/** `taskledger fail`. */
export const addFail = (program: Command): void => {
  asHolder(program.command('fail'))
    .summary('end an attempt without success')
    .description(
      'Ends an attempt without success: the task is tried again, at once or after --delay, or is given up and blocked (gave_up) once as many attempts as --attempts have failed. Refused, and recorded: the attempt presented is not the one that stands.',
    )
    .argument('<id>', 'the task')
    .addOption(jsonOrTextOption('--error <json-or-text>', 'what went wrong'))
    .addOption(
      durationOption(
        '--delay <duration>',
        'how long to wait before it is tried again (default: not at all)',
        0,
      ),
    )
    .addOption(wholeOrNoneOption('--attempts <n>', 'how many attempts may fail, or none (default: 3)'))
    .addHelpText(
      'after',
      examples(
        `fail parser --as ada --error 'the disk is full' --delay 30s`,
        `fail parser --as ada --error '{"code":28}' --attempts none`,
      ),
    )
    .action(fail);
};
