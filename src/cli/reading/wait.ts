import type { Command } from 'commander';
import { taskStatuses } from '../../events/status';
import type { TaskStatus } from '../../events/status';
import type { WaitOutcome } from '../../ledger/workers/wait-for';
import { durationOption } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wordsOption } from '../arguments/typed-option';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { visible } from '../words/visible';
import { unknownTask } from './unknown-task';

interface Options {
  readonly status?: ReadonlyArray<TaskStatus>;
  readonly timeout?: number;
  readonly poll?: number;
}

const inWords = (waited: Exclude<WaitOutcome, { readonly _tag: 'UnknownTask' }>): string => {
  const { id, status } = waited;
  if (waited._tag === 'TimedOut') return `timed out: ${visible(id)} is ${status}`;
  return `${visible(id)} is ${status} · position ${waited.position}`;
};

const wait = (
  taskId: string,
  { status = ['done'], timeout, poll: pollMs }: Options,
  command: Command,
): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const waited = await ledger.waitFor(taskId, status, given({ timeout, pollMs }));
    if (waited._tag === 'UnknownTask') return unknownTask(options, taskId);
    const code = waited._tag === 'Reached' ? exitCodes.done : exitCodes.refused;
    return printAnswer(options, waited, () => `${inWords(waited)}\n`, code);
  });

/** `taskledger wait`. */
export const addWait = (program: Command): void => {
  program
    .command('wait')
    .summary('wait until a task has a status')
    .description(
      'Waits until a task has one of some statuses, or had it in between, and prints which, and the position of the event that gave it. Exit 1 if the time runs out, or if there is no such task.',
    )
    .argument('<id>', 'the task')
    .addOption(
      wordsOption('--status <statuses>', 'which, with commas between them (default: done)', taskStatuses),
    )
    .addOption(durationOption('--timeout <duration>', 'how long at most (default: for ever)', 0))
    .addOption(
      durationOption('--poll <duration>', 'how often to look for what others append (default: 250ms)'),
    )
    .addHelpText(
      'after',
      examples('wait parser', 'wait parser --status done,cancelled,blocked --timeout 30s --json'),
    )
    .action(wait);
};
