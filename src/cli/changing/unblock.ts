import type { Command } from 'commander';
import { examples } from '../arguments/examples';
import { plainChange } from './plain-change';

/** `taskledger unblock`. */
export const addUnblock = (program: Command): void => {
  plainChange(program, 'unblock', (ledger, input) => ledger.unblock(input))
    .summary('let a blocked task go on')
    .description(
      'Lets a blocked task go on: it is ready, or todo while a parent is open, or back in review. Its failures are forgotten. Refused: the task is not blocked.',
    )
    .addHelpText('after', examples("unblock parser --reason 'the spec is there'"));
};
