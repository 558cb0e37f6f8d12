import { Option } from 'commander';
import type { Command } from 'commander';
import type { TaskGraph } from '../../../ledger/graph';
import { examples } from '../../arguments/examples';
import { given } from '../../arguments/given';
import { asOfOption } from '../../arguments/point';
import { wholeOption } from '../../arguments/typed-option';
import { UsageFault } from '../../arguments/usage-fault';
import { exitCodes } from '../../exit-codes';
import { unknownTask } from '../unknown-task';
import { withBoard } from '../with-board';
import type { AsOf, BoardAtHand } from '../with-board';
import { dotOf } from './dot';
import { mermaidOf } from './mermaid';
import { treeOf } from './tree';
import type { Extent } from './tree';

interface Options extends AsOf {
  readonly dot?: boolean;
  readonly mermaid?: boolean;
  readonly all?: boolean;
  readonly limit?: number;
}

/** What fits a terminal. */
const readable: Extent = { links: 20, steps: 20 };

/** As deep as a line can still be followed. */
const whole: Extent = { links: Infinity, steps: 500 };

const drawn = (graph: TaskGraph, { dot = false, mermaid = false, all = false }: Options): string => {
  if (dot) return dotOf(graph);
  return mermaid ? mermaidOf(graph) : treeOf(graph, all ? whole : readable);
};

/** What makes a line a comment in the language that is printed. */
const commentIn = ({ dot = false, mermaid = false }: Options): string => {
  if (dot) return '// ';
  return mermaid ? '%% ' : '';
};

const graph = (taskId: string, asked: Options, command: Command): Promise<void> => {
  const { dot = false, mermaid = false, limit } = asked;
  const draw = async ({ board, options, print }: BoardAtHand): Promise<void> => {
    if (options.json === true && (dot || mermaid)) {
      throw new UsageFault(dot ? '--dot' : '--mermaid', 'one of --json, --dot and --mermaid', undefined);
    }
    const found = await board.graph(taskId, given({ limit }));
    if (found === null) return unknownTask(options, taskId, print);
    return print(options, found, () => drawn(found, asked), exitCodes.done);
  };
  return withBoard(command, asked, draw, commentIn(asked));
};

/** `taskledger graph`. */
export const addGraph = (program: Command): void => {
  program
    .command('graph')
    .summary('what a task waits for, and what waits for it')
    .description(
      'Draws a task with its ancestors above it and its descendants below it, each with its status. A task that is reached twice is drawn once. At most 20 links of a task are drawn, and tasks 20 steps away; the rest is counted.',
    )
    .argument('<id>', 'the task')
    .addOption(new Option('--dot', 'print it in the language of Graphviz').conflicts('mermaid'))
    .option('--mermaid', 'print it in the language of Mermaid')
    .option('--all', 'draw all links, and tasks up to 500 steps away')
    .addOption(
      wholeOption(
        '--limit <n>',
        'how many ancestors, and how many descendants, are read (default: 1000, at most 10000)',
      ),
    )
    .addOption(asOfOption())
    .addHelpText(
      'after',
      examples(
        'graph parser',
        'graph parser --as-of 12',
        'graph parser --dot | dot -Tsvg > parser.svg',
        'graph parser --json',
      ),
    )
    .action(graph);
};
