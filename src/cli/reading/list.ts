import type { Command } from 'commander';
import { taskStatuses } from '../../events/status';
import type { TaskStatus } from '../../events/status';
import type { TaskPage } from '../../ledger/ledger';
import type { TaskView } from '../../ledger/task-view';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { given } from '../arguments/given';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { statusCell } from '../words/status-cell';
import { table } from '../words/table';
import type { Cell } from '../words/table';
import { wholeOption, wordsOption } from '../arguments/typed-option';
import { cut } from '../words/visible';

interface Options {
  readonly status?: ReadonlyArray<TaskStatus>;
  readonly assignee?: string;
  readonly parent?: string;
  readonly limit?: number;
  readonly after?: string;
}

const row = (task: TaskView): ReadonlyArray<Cell> => [
  task.id,
  statusCell(task.status),
  String(task.priority),
  cut(task.assignee ?? '', 24),
  cut(task.claimant ?? '', 24),
  task.parents === 0 ? '' : `${task.openParents} of ${task.parents}`,
  cut(task.title ?? '(erased)', 60),
];

const head = ['id', 'status', 'priority', 'assignee', 'claimant', 'parents open', 'title'];

const inWords = ({ tasks, next }: TaskPage): string => {
  if (tasks.length === 0) return 'no tasks\n';
  return `${table(head, tasks.map(row))}${next === null ? '' : `more with --after ${next}\n`}`;
};

const list = ({ parent: parentId, ...filter }: Options, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const page = await ledger.list({ ...filter, ...given({ parentId }) });
    await printAnswer(options, page, () => inWords(page), exitCodes.done);
  });

/** `taskledger list`. */
export const addList = (program: Command): void => {
  program
    .command('list')
    .summary('the tasks, a page at a time')
    .description('Prints tasks in the order of their creation. Each filter that is given has to match.')
    .addOption(wordsOption('--status <statuses>', `some of ${taskStatuses.join(', ')}`, taskStatuses))
    .option('--assignee <name>', 'only tasks meant for this one')
    .option('--parent <id>', 'only children of this task')
    .addOption(wholeOption('--limit <n>', 'how many at most (default: 100, at most 1000)'))
    .option('--after <next>', 'the `next` of the page before')
    .addHelpText('after', examples('list', 'list --status ready,running', 'list --parent design --json'))
    .action(list);
};
