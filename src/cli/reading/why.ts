import type { Command } from 'commander';
import type { ReadyExplanation } from '../../ledger/explain-ready';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { eventLine } from '../words/event-line';
import { reasonInWords } from '../words/refusal-in-words';
import { visible } from '../words/visible';
import { flatEvent } from './flat-event';
import { unknownTask } from './unknown-task';

const wakes: { readonly [W in NonNullable<ReadyExplanation['wakes']>]: string } = {
  reclaimed: 'its lease has passed, and whoever claims next takes it back first',
  became_due: 'its time has come, and whoever claims next wakes it first',
};

function* inWords({ taskId, status, reason, wakes: woken, events }: ReadyExplanation): Generator<string> {
  const first = woken === null ? '' : `; ${wakes[woken]}`;
  if (reason === null) yield `ready: ${visible(taskId)} is ${status}, and can be claimed${first}\n`;
  else yield `not ready: ${reasonInWords(reason)}${first}\n`;
  if (events.length > 0) yield 'because of these events:\n';
  for (const event of events) yield `${eventLine(event)}\n`;
}

const why = (taskId: string, _options: object, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const explained = await ledger.explainReady(taskId);
    if (explained === null) return unknownTask(options, taskId);
    const answer = { ...explained, events: explained.events.map(flatEvent) };
    return printAnswer(options, answer, () => inWords(explained), exitCodes.done);
  });

/** `taskledger why`. */
export const addWhy = (program: Command): void => {
  program
    .command('why')
    .summary('whether a task could be claimed, and why not')
    .description(
      'Says whether a task could be claimed now, by the rules that a claim goes by, and shows the events that say so. Nothing is claimed and nothing is recorded.',
    )
    .argument('<id>', 'the task')
    .addHelpText('after', examples('why parser', 'why parser --json'))
    .action(why);
};
