import type { Command } from 'commander';
import type { Recorded } from '../../events/recorded';
import type { Ledger } from '../../ledger/ledger';
import { eventLine } from '../words/event-line';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { flatEvent } from './flat-event';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { unknownTask } from './unknown-task';

/** All of them before the first is printed: JSON that breaks off at an event that cannot be read is no JSON. */
const wholeHistory = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<Recorded>> => {
  const events: Recorded[] = [];
  for (;;) {
    const page = await ledger.history(taskId, { after: events.at(-1)?.stored.version ?? 0 });
    if (page.length === 0) return events;
    events.push(...page);
  }
};

function* inWords(events: ReadonlyArray<Recorded>): Generator<string> {
  const erasures = new Map(
    events.filter(({ event }) => event.kind === 'content_erased').map((one) => [one.stored.position, one]),
  );
  for (const event of events) yield `${eventLine(event, erasures.get(event.erased ?? 0))}\n`;
}

const history = (taskId: string, _options: object, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const events = await wholeHistory(ledger, taskId);
    if (events.length === 0) return unknownTask(options, taskId);
    return printAnswer(options, events.map(flatEvent), () => inWords(events), exitCodes.done);
  });

/** `taskledger history`. */
export const addHistory = (program: Command): void => {
  program
    .command('history')
    .summary('the events of one task')
    .description(
      'Prints every event of a task in order, refusals too, with what people wrote or who erased it.',
    )
    .argument('<id>', 'the task')
    .addHelpText('after', examples('history parser', 'history parser --json'))
    .action(history);
};
