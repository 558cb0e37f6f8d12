import type { Command } from 'commander';
import type { LogPoint } from '../../ledger/input-types';
import type { BoardDiff, Change, Holding, TaskDiff } from '../../ledger/past/diff';
import { examples } from '../arguments/examples';
import { pointArgument } from '../arguments/point';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { counted } from '../words/counted';
import { recordingInWords } from '../words/recording-in-words';
import { table } from '../words/table';
import { cut } from '../words/visible';

type Row = readonly [string, string, string];

const row = <A>(what: string, change: Change<A> | null, inWords: (value: A) => string): ReadonlyArray<Row> =>
  change === null ? [] : [[what, inWords(change.from), inWords(change.to)]];

const holder = (one: Holding | null): string => (one === null ? '' : `${one.claimant}, fence ${one.fence}`);

const rowsOf = (task: TaskDiff): ReadonlyArray<Row> => {
  const { made, linked, unlinked, waived, claims, events } = task;
  const title = (text: string | null, before: boolean): string =>
    cut(text ?? (made && before ? '' : '(erased)'), 60);
  const rows: ReadonlyArray<Row> = [
    ...row(made ? 'made' : 'status', task.status, (status) => status ?? ''),
    ...(task.title === null
      ? []
      : [['title', title(task.title.from, true), title(task.title.to, false)] as const]),
    ...row('assignee', task.assignee, (name) => name ?? ''),
    ...row('priority', task.priority, (priority) => String(priority ?? '')),
    ...row('held by', task.claim, holder),
    ...row('archived', task.archived, (archived) => (archived ? 'yes' : 'no')),
    ...(task.dataEdited ? [['data', '', 'written anew'] as const] : []),
    ...unlinked.map((parent): Row => ['parent', parent, '']),
    ...linked.map((parent): Row => ['parent', '', parent]),
    ...waived.map((parent): Row => ['waived', '', parent]),
    ...(claims > 0 ? [['claims', '', String(claims)] as const] : []),
  ];
  return rows.length > 0 ? rows : [['nothing', '', counted(events, 'event')]];
};

const inWords = ({ from, to, tasks }: BoardDiff): string => {
  const span = `from ${recordingInWords(from)}\nto   ${recordingInWords(to)}\n`;
  if (tasks.length === 0) return `${span}no task has an event in between\n`;
  const rows = tasks.flatMap((task) =>
    rowsOf(task).map((cells, i) => [i === 0 ? task.taskId : '', ...cells]),
  );
  return `${span}${table(['task', 'what', 'before', 'after'], rows)}`;
};

const diff = (from: LogPoint, to: LogPoint, _options: object, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const found = await ledger.diff(from, to);
    await printAnswer(options, found, () => inWords(found), exitCodes.done);
  });

/** `taskledger diff`. */
export const addDiff = (program: Command): void => {
  program
    .command('diff')
    .summary('what changed between two positions or times')
    .description(
      'Tells what changed after one point of the log, up to and with another, task by task: status, title, assignee, priority, who holds it, and its parents. A point is a position or a time; at a time means after the last position that was recorded at or before it. What was erased since is not told.',
    )
    .addArgument(pointArgument('<from>', 'a position or a time: what happened until then is not told'))
    .addArgument(pointArgument('<to>', 'the last position, or a time'))
    .addHelpText(
      'after',
      examples('diff 4 12', 'diff 2027-01-31T09:30Z 2027-01-31T17:00Z', 'diff 4 12 --json'),
    )
    .action(diff);
};
