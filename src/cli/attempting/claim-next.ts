import type { Command } from 'commander';
import type { Ledger } from '../../ledger/ledger';
import { asClaimant, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { carryOut } from '../carry-out';
import type { Outcome } from '../words/outcome-in-words';
import { nextOf, takingNext } from './next-options';
import type { NextOptions } from './next-options';

interface Options extends CallerOptions, NextOptions {
  readonly as: string;
}

const ask =
  (options: Options) =>
  async (ledger: Ledger): Promise<Outcome> => {
    const { as: claimant, limit } = options;
    const outcome = await ledger.claimNext({ claimant, ...nextOf(options), ...callerOf(options) });
    if (limit !== undefined || outcome._tag !== 'ClaimedNext') return outcome;
    const { claims, commandId, replayed } = outcome;
    const [claim] = claims;
    return claim === undefined ? outcome : { ...claim, commandId, replayed };
  };

/** `taskledger claim-next`. */
export const addClaimNext = (program: Command): void => {
  takingNext(asClaimant(program.command('claim-next')))
    .summary('take the next task that waits for a claim')
    .description(
      'Takes the next ready task: highest priority first, then oldest. First it takes back what is held under leases that have passed, and wakes what has become due. Exit 1 if there is none.',
    )
    .addHelpText(
      'after',
      examples(
        'claim-next --as ada',
        'claim-next --as ada --limit 10 --lease 1h --json',
        'claim-next --as eve --from review',
      ),
    )
    .action((options: Options, command: Command) => carryOut(command, ask(options)));
};
