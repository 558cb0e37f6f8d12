import type { Command } from 'commander';
import { examples } from '../arguments/examples';
import { plainChange } from './plain-change';

/** `taskledger archive`. */
export const addArchive = (program: Command): void => {
  plainChange(program, 'archive', (ledger, input) => ledger.archive(input))
    .summary('hide a task')
    .description(
      'Hides a task that nobody holds. It keeps its status and satisfies as before; nothing but comments and erasures can be done to it until it is unarchived.',
    )
    .addHelpText('after', examples("archive parser --reason 'moved to another board'"));
};
