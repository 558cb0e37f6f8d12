import type { Command } from 'commander';
import type { AttemptStory } from '../../ledger/attempts';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { table } from '../words/table';
import { timeInWords } from '../../events/time-in-words';
import { cut } from '../words/visible';
import { unknownTask } from './unknown-task';

const head = ['attempt', 'claimant', 'fence', 'from', 'claimed', 'ended', 'how', 'what was said'];

const standing = ({ leaseUntil }: AttemptStory): string =>
  leaseUntil === null ? 'stands' : `stands until ${timeInWords(leaseUntil)}`;

const saidBy = ({ end }: AttemptStory): string => {
  const said = end?.said ?? null;
  if (said === null) return '';
  return cut(typeof said === 'string' ? said : JSON.stringify(said), 60);
};

const row = (story: AttemptStory): ReadonlyArray<string> => {
  const { attempt, claimant, fence, from, claimedAt, end } = story;
  return [
    String(attempt),
    cut(claimant, 24),
    String(fence),
    from,
    timeInWords(claimedAt),
    end === null ? '' : timeInWords(end.at),
    end === null ? standing(story) : `${end.kind} at position ${end.position}`,
    saidBy(story),
  ];
};

const attempts = (taskId: string, _options: object, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const stories = await ledger.attempts(taskId);
    if (stories.length === 0 && (await ledger.get(taskId)) === null) return unknownTask(options, taskId);
    const inWords = () => (stories.length === 0 ? 'no attempts\n' : table(head, stories.map(row)));
    return printAnswer(options, stories, inWords, exitCodes.done);
  });

/** `taskledger attempts`. */
export const addAttempts = (program: Command): void => {
  program
    .command('attempts')
    .summary('the attempts at a task')
    .description('Prints every attempt at a task in order: whose, how it ended, and what was said then.')
    .argument('<id>', 'the task')
    .addHelpText('after', examples('attempts parser', 'attempts parser --json'))
    .action(attempts);
};
