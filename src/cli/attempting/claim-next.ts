import type { Command } from 'commander';
import type { Ledger } from '../../ledger/ledger';
import { asClaimant, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wholeOption, wordOption } from '../arguments/typed-option';
import { carryOut } from '../carry-out';
import type { Outcome } from '../words/outcome-in-words';
import { leaseOf, leaseOption } from './lease-option';
import type { LeaseOptions } from './lease-option';

interface Options extends CallerOptions, LeaseOptions {
  readonly as: string;
  readonly limit?: number;
  readonly assignee?: string;
  readonly from?: 'ready' | 'review';
}

const ask =
  (options: Options) =>
  async (ledger: Ledger): Promise<Outcome> => {
    const { as: claimant, limit, assignee, from } = options;
    const asked = { claimant, ...given({ limit, assignee, from }), ...leaseOf(options) };
    const outcome = await ledger.claimNext({ ...asked, ...callerOf(options) });
    if (limit !== undefined || outcome._tag !== 'ClaimedNext') return outcome;
    const { claims, commandId, replayed } = outcome;
    const [claim] = claims;
    return claim === undefined ? outcome : { ...claim, commandId, replayed };
  };

/** `taskledger claim-next`. */
export const addClaimNext = (program: Command): void => {
  asClaimant(program.command('claim-next'))
    .summary('take the next task that waits for a claim')
    .description(
      'Takes the next ready task: highest priority first, then oldest. First it takes back what is held under leases that have passed, and wakes what has become due. Exit 1 if there is none.',
    )
    .addOption(wholeOption('--limit <n>', 'take up to so many at once, at most 1000'))
    .option('--assignee <name>', 'only tasks meant for this one')
    .addOption(
      wordOption('--from <status>', 'tasks that are ready (default), or that wait for a review', [
        'ready',
        'review',
      ]),
    )
    .addOption(leaseOption())
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
