import type { Command } from 'commander';
import type { Json } from '../../events/json';
import type { TaskDetail } from '../../ledger/task-view';
import { examples } from '../arguments/examples';
import { asOfOption } from '../arguments/point';
import { exitCodes } from '../exit-codes';
import { statusCell } from '../words/status-cell';
import { table } from '../words/table';
import type { Cell } from '../words/table';
import { timeInWords } from '../../events/time-in-words';
import { unknownTask } from './unknown-task';
import { withBoard } from './with-board';
import type { AsOf } from './with-board';

const jsonRows = (name: string, value: Json): ReadonlyArray<ReadonlyArray<Cell>> => {
  const lines = value === null ? [] : JSON.stringify(value, null, 2).split('\n');
  return lines.map((line, index) => [index === 0 ? name : '', line]);
};

const holder = ({ claimant, fence, leaseUntil }: TaskDetail): string => {
  if (claimant === null) return 'nobody';
  const lease = leaseUntil === null ? '' : `, until ${timeInWords(leaseUntil)}`;
  return `${claimant}, fence ${fence}${lease}`;
};

const erasure = ({ erased }: TaskDetail): string =>
  erased === null ? '' : `at ${timeInWords(erased.at)} by ${erased.by}, position ${erased.position}`;

const time = (milliseconds: number | null): string =>
  milliseconds === null ? '' : timeInWords(milliseconds);

/** What a task need not have, each in a row of its own where it has it. */
const more = (task: TaskDetail): ReadonlyArray<ReadonlyArray<Cell>> => {
  const { heartbeatAt, runAt, blockedAs, failures, archivedAt, completedAt } = task;
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['heartbeat', time(heartbeatAt)],
    ['runs at', time(runAt)],
    ['blocked as', blockedAs ?? ''],
    ['failures', failures === 0 ? '' : String(failures)],
    ['completed', time(completedAt)],
    ['archived', time(archivedAt)],
    ['erased', erasure(task)],
  ];
  return rows.filter(([, text]) => text !== '');
};

const parentsTable = (seen: TaskDetail['parentsSeen']): string => {
  const waived = seen.some((parent) => parent.waived !== undefined);
  const head = ['parent', 'status', 'since position', ...(waived ? ['waived at position'] : [])];
  const rows = seen.map((parent): ReadonlyArray<Cell> => [
    parent.id,
    statusCell(parent.status),
    String(parent.position),
    ...(waived ? [String(parent.waived ?? '')] : []),
  ]);
  return table(head, rows);
};

const inWords = (task: TaskDetail): string => {
  const { parents, openParents, parentsSeen } = task;
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
    ...more(task),
    ['version', String(task.version)],
    ...jsonRows('data', task.data),
    ...jsonRows('result', task.result),
    ['parents', parents === 0 ? 'none' : `${openParents} of ${parents} open${shown}`],
  ];
  const below = parentsSeen.length === 0 ? '' : `\n${parentsTable(parentsSeen)}`;
  return `${table([], rows)}${below}`;
};

const show = (taskId: string, asked: AsOf, command: Command): Promise<void> =>
  withBoard(command, asked, async ({ board, options, print }) => {
    const task = await board.get(taskId);
    if (task === null) return unknownTask(options, taskId, print);
    return print(options, task, () => inWords(task), exitCodes.done);
  });

/** `taskledger show`. */
export const addShow = (program: Command): void => {
  program
    .command('show')
    .summary('one task with its parents')
    .description('Prints a task as it stands, with its parents, open ones first, at most 64 of them.')
    .argument('<id>', 'the task')
    .addOption(asOfOption())
    .addHelpText('after', examples('show parser', 'show parser --as-of 12', 'show parser --json'))
    .action(show);
};
