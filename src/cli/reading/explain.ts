import type { Command } from 'commander';
import { stepsOf } from '../../audit/explain/argument';
import { rejection } from '../../commands/decision';
import type { Ledger } from '../../ledger/ledger';
import { examples } from '../arguments/examples';
import { wholeOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { refusalInWords } from '../words/refusal-in-words';
import { visible } from '../words/visible';
import { unknownTask } from './unknown-task';

interface Options {
  readonly position?: number;
  readonly task?: string;
}

type Asked = { readonly position: number } | { readonly taskId: string };

/** What is a number is a position, unless it is said that it is a task. */
const askedOf = (what: string | undefined, { position, task }: Options): Asked => {
  const given = [what, position, task].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new UsageFault('POSITION|TASK', 'one position or one task', given.join(' '));
  }
  if (position !== undefined) return { position };
  if (task !== undefined) return { taskId: task };
  return /^[1-9]\d*$/.test(what ?? '') ? { position: Number(what) } : { taskId: what ?? '' };
};

const unknownPosition = (options: GlobalOptions, position: number): Promise<void> => {
  const refused = rejection(null, { _tag: 'unknown_event', position });
  return printAnswer(options, refused, () => `${refusalInWords(refused)}\n`, exitCodes.refused);
};

const explainPosition = async (ledger: Ledger, options: GlobalOptions, position: number): Promise<void> => {
  const explained = await ledger.explain(position);
  if (explained === null) return unknownPosition(options, position);
  const words = () => stepsOf(explained).map((step) => `${visible(step)}\n`);
  return printAnswer(options, explained, words, exitCodes.done);
};

const tellStory = async (ledger: Ledger, options: GlobalOptions, taskId: string): Promise<void> => {
  const story = await ledger.explain(taskId);
  if (story === null) return unknownTask(options, taskId);
  const words = () => story.story.split('\n').map((line) => `${visible(line)}\n`);
  return printAnswer(options, story, words, exitCodes.done);
};

const explain = (what: string | undefined, given: Options, command: Command): Promise<void> => {
  const asked = askedOf(what, given);
  return withLedger(command, true, (ledger, options) =>
    'position' in asked
      ? explainPosition(ledger, options, asked.position)
      : tellStory(ledger, options, asked.taskId),
  );
};

/** `taskledger explain`. */
export const addExplain = (program: Command): void => {
  program
    .command('explain')
    .summary('why an event is as it is, or what happened to a task')
    .description(
      'For a position: the rule that the event there came about by, the task and its parents as they were just before it with the events that made them so, whether it was right, and what would have had to be different. For a task: its story, from its first event to its last. A number is a position; --task says that it is a task. Only what bears on it is read.',
    )
    .argument('[position|task]', 'a position of the log, or a task')
    .addOption(wholeOption('--position <n>', 'the event there', 1))
    .option('--task <id>', 'the task, whatever its id looks like')
    .addHelpText('after', examples('explain 17', 'explain parser', 'explain --task 17', 'explain 17 --json'))
    .action(explain);
};
