import type { Command } from 'commander';
import { examples } from '../arguments/examples';
import { plainChange } from './plain-change';

/** `taskledger triage`. */
export const addTriage = (program: Command): void => {
  plainChange(program, 'triage', (ledger, input) => ledger.triage(input))
    .summary('put a task aside until it is specified')
    .description(
      'Puts a task aside until it is specified. Refused: somebody holds it, it is in review, or it has ended.',
    )
    .addHelpText('after', examples("triage parser --reason 'which grammar?'"));
};
