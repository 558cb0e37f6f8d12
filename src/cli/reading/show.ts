import type { Command } from 'commander';
import type { Json } from '../../events/json';
import type { TaskDetail } from '../../ledger/task-view';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { statusCell } from '../words/status-cell';
import { table } from '../words/table';
import type { Cell } from '../words/table';
import { timeInWords } from '../words/time-in-words';
import { unknownTask } from './unknown-task';

const jsonRows = (name: string, value: Json): ReadonlyArray<ReadonlyArray<Cell>> => {
  const lines = value === null ? [] : JSON.stringify(value, null, 2).split('\n');
  return lines.map((line, index) => [index === 0 ? name : '', line]);
};

const holder = ({ claimant, fence, leaseUntil }: TaskDetail): string => {
  if (claimant === null) return 'nobody';
  const lease = leaseUntil === null ? '' : `, until ${timeInWords(leaseUntil)}`;
  return `${claimant}, fence ${fence}${lease}`;
};

const inWords = (task: TaskDetail): string => {
  const { parents, openParents, parentsSeen, completedAt } = task;
  const shown = parentsSeen.length < parents ? `, ${parentsSeen.length} shown` : '';
  const rows: ReadonlyArray<Cell>[] = [
    ['id', task.id],
    ['title', task.title ?? '(erased)'],
    ['status', statusCell(task.status)],
    ['held by', holder(task)],
    ['assignee', task.assignee ?? ''],
    ['priority', String(task.priority)],
    ['attempts', String(task.attempts)],
    ['created', `${timeInWords(task.createdAt)} at position ${task.position}`],
    ['completed', completedAt === null ? '' : timeInWords(completedAt)],
    ['version', String(task.version)],
    ...jsonRows('data', task.data),
    ...jsonRows('result', task.result),
    ['parents', parents === 0 ? 'none' : `${openParents} of ${parents} open${shown}`],
  ];
  const seen = parentsSeen.map(({ id, status, position }) => [id, statusCell(status), String(position)]);
  const below = seen.length === 0 ? '' : `\n${table(['parent', 'status', 'since position'], seen)}`;
  return `${table([], rows)}${below}`;
};

const show = (taskId: string, _options: object, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const task = await ledger.get(taskId);
    if (task === null) return unknownTask(options, taskId);
    return printAnswer(options, task, () => inWords(task), exitCodes.done);
  });

/** `taskledger show`. */
export const addShow = (program: Command): void => {
  program
    .command('show')
    .summary('one task with its parents')
    .description('Prints a task as it stands, with its parents, open ones first, at most 64 of them.')
    .argument('<id>', 'the task')
    .addHelpText('after', examples('show parser', 'show parser --json'))
    .action(show);
};
