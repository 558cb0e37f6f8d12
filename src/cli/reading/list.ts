import { Option } from 'commander';
import type { Command } from 'commander';
import { taskStatuses } from '../../events/status';
import type { TaskStatus } from '../../events/status';
import type { ListInput } from '../../ledger/input-types';
import type { TaskPage } from '../../ledger/readings';
import type { TaskView } from '../../ledger/task-view';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { asOfOption } from '../arguments/point';
import { wholeOption, wordOption, wordsOption } from '../arguments/typed-option';
import { exitCodes } from '../exit-codes';
import { statusCell } from '../words/status-cell';
import { table } from '../words/table';
import type { Cell } from '../words/table';
import { cut } from '../words/visible';
import { withBoard } from './with-board';
import type { AsOf } from './with-board';

interface Options
  extends AsOf, Pick<ListInput, 'priority' | 'title' | 'archived' | 'sort' | 'order' | 'limit' | 'after'> {
  readonly status?: ReadonlyArray<TaskStatus>;
  readonly assignee?: string;
  readonly unassigned?: boolean;
  readonly parent?: string;
}

const titleOf = ({ title, archivedAt }: TaskView): string =>
  `${cut(title ?? '(erased)', 60)}${archivedAt === null ? '' : ' (archived)'}`;

const row = (task: TaskView): ReadonlyArray<Cell> => [
  task.id,
  statusCell(task.status),
  String(task.priority),
  cut(task.assignee ?? '', 24),
  cut(task.claimant ?? '', 24),
  task.parents === 0 ? '' : `${task.openParents} of ${task.parents}`,
  titleOf(task),
];

const head = ['id', 'status', 'priority', 'assignee', 'claimant', 'parents open', 'title'];

const inWords = ({ tasks, next }: TaskPage): string => {
  if (tasks.length === 0) return 'no tasks\n';
  return `${table(head, tasks.map(row))}${next === null ? '' : `more with --after ${next}\n`}`;
};

const list = ({ parent, unassigned = false, asOf, ...filter }: Options, command: Command): Promise<void> =>
  withBoard(command, given({ asOf }), async ({ board, options, print }) => {
    const meant = unassigned ? { assignee: null } : {};
    const page = await board.list({ ...filter, ...given({ parentId: parent }), ...meant });
    await print(options, page, () => inWords(page), exitCodes.done);
  });

/** `taskledger list`. */
export const addList = (program: Command): void => {
  program
    .command('list')
    .summary('the tasks, a page at a time')
    .description(
      'Prints tasks, in the order of their creation or another. Each filter that is given has to match.',
    )
    .addOption(wordsOption('--status <statuses>', `some of ${taskStatuses.join(', ')}`, taskStatuses))
    .option('--assignee <name>', 'only tasks meant for this one')
    .addOption(new Option('--unassigned', 'only tasks meant for nobody').conflicts('assignee'))
    .option('--parent <id>', 'only children of this task')
    .addOption(wholeOption('--priority <n>', 'only tasks of this priority or a higher one'))
    .option('--title <text>', 'only tasks whose title contains this; ASCII letters match in either case')
    .option('--archived', 'only archived tasks (default: both)')
    .option('--no-archived', 'only tasks that are not archived')
    .addOption(
      wordOption('--sort <by>', 'created (default), priority, or changed: when the status last changed', [
        'created',
        'priority',
        'changed',
      ]),
    )
    .addOption(
      wordOption('--order <order>', 'asc or desc (default: asc for created, desc for the others)', [
        'asc',
        'desc',
      ]),
    )
    .addOption(wholeOption('--limit <n>', 'how many at most (default: 100, at most 1000)'))
    .option('--after <next>', 'the `next` of the page before, asked in the same way')
    .addOption(asOfOption())
    .addHelpText(
      'after',
      examples(
        'list',
        'list --status ready,running --no-archived --sort priority',
        `list --unassigned --title parser`,
        'list --status running --as-of 2027-01-31T09:30Z',
        'list --parent design --json',
      ),
    )
    .action(list);
};
