import type { Command } from 'commander';
import type { ReadyExplanation } from '../../ledger/explain-ready';
import { examples } from '../arguments/examples';
import { asOfOption } from '../arguments/point';
import { exitCodes } from '../exit-codes';
import { eventLine } from '../words/event-line';
import { reasonInWords } from '../words/refusal-in-words';
import { visible } from '../words/visible';
import { flatEvent } from './flat-event';
import { unknownTask } from './unknown-task';
import { withBoard } from './with-board';
import type { AsOf } from './with-board';

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

const why = (taskId: string, asked: AsOf, command: Command): Promise<void> =>
  withBoard(command, asked, async ({ board, options, print }) => {
    const explained = await board.explainReady(taskId);
    if (explained === null) return unknownTask(options, taskId, print);
    const answer = { ...explained, events: explained.events.map(flatEvent) };
    return print(options, answer, () => inWords(explained), exitCodes.done);
  });

/** `taskledger why`. */
export const addWhy = (program: Command): void => {
  program
    .command('why')
    .summary('whether a task could be claimed, and why not')
    .description(
      'Says whether a task could be claimed now, by the rules that a claim goes by, and shows the events that say so. Nothing is claimed and nothing is recorded. With --as-of, the rules are asked about the board as it was, and leases are judged by the time of the event at that position.',
    )
    .argument('<id>', 'the task')
    .addOption(asOfOption())
    .addHelpText('after', examples('why parser', 'why parser --as-of 12', 'why parser --json'))
    .action(why);
};
