import type { Command } from 'commander';
import { taskStatuses } from '../../events/status';
import type { BoardCounts, StatusCounts } from '../../ledger/board-counts';
import { examples } from '../arguments/examples';
import { asOfOption } from '../arguments/point';
import { exitCodes } from '../exit-codes';
import { counted } from '../words/counted';
import { table } from '../words/table';
import { cut } from '../words/visible';
import { withBoard } from './with-board';
import type { AsOf } from './with-board';

const row = (name: string, counts: StatusCounts): ReadonlyArray<string> => {
  const numbers = taskStatuses.map((status) => counts[status]);
  const total = numbers.reduce((sum, number) => sum + number, 0);
  return [name, ...[...numbers, total].map((number) => (number === 0 ? '.' : String(number)))];
};

const inWords = ({ tasks, archived, byStatus, byAssignee }: BoardCounts): string => {
  const rows = byAssignee.map((one) => row(cut(one.assignee ?? '(nobody)', 40), one.byStatus));
  const counts = table(['assignee', ...taskStatuses, 'all'], [...rows, row('all', byStatus)]);
  return `${counts}${counted(tasks, 'task')}, and ${archived} archived, not counted above\n`;
};

const counts = (asked: AsOf, command: Command): Promise<void> =>
  withBoard(command, asked, async ({ board, options, print }) => {
    const found = await board.counts();
    await print(options, found, () => inWords(found), exitCodes.done);
  });

/** `taskledger counts`. */
export const addCounts = (program: Command): void => {
  program
    .command('counts')
    .summary('how many tasks there are, by status and assignee')
    .description('Counts the tasks by status and assignee; archived ones are counted apart.')
    .addOption(asOfOption())
    .addHelpText('after', examples('counts', 'counts --as-of 2027-01-31T09:30Z', 'counts --json'))
    .action(counts);
};
