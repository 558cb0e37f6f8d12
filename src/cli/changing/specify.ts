import type { Command } from 'commander';
import { examples } from '../arguments/examples';
import { plainChange } from './plain-change';

/** `taskledger specify`. */
export const addSpecify = (program: Command): void => {
  plainChange(program, 'specify', (ledger, input) => ledger.specify(input))
    .summary('say that a task in triage can be done')
    .description(
      'Says that a task in triage can be done as it stands: it is ready, or todo while a parent is open. Refused: the task is not in triage.',
    )
    .addHelpText('after', examples('specify parser'));
};
