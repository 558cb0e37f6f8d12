import type { Command } from 'commander';
import { examples } from '../arguments/examples';
import { plainChange } from './plain-change';

/** `taskledger unarchive`. */
export const addUnarchive = (program: Command): void => {
  plainChange(program, 'unarchive', (ledger, input) => ledger.unarchive(input))
    .summary('show a hidden task again')
    .description('Shows a hidden task again. Refused: the task is not archived.')
    .addHelpText('after', examples('unarchive parser'));
};
