import type { Command } from 'commander';
import type { Ledger } from '../../ledger/ledger';
import { asClaimant, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import type { Outcome } from '../words/outcome-in-words';
import { wholeOption } from '../arguments/typed-option';

interface Options extends CallerOptions {
  readonly as: string;
  readonly limit?: number;
  readonly assignee?: string;
}

const ask =
  (options: Options) =>
  async (ledger: Ledger): Promise<Outcome> => {
    const { as: claimant, limit, assignee } = options;
    const outcome = await ledger.claimNext({ claimant, ...given({ limit, assignee }), ...callerOf(options) });
    if (limit !== undefined || outcome._tag !== 'ClaimedNext') return outcome;
    const { claims, commandId, replayed } = outcome;
    const [claim] = claims;
    return claim === undefined ? outcome : { ...claim, commandId, replayed };
  };

/** `taskledger claim-next`. */
export const addClaimNext = (program: Command): void => {
  asClaimant(program.command('claim-next'))
    .summary('take the next ready task')
    .description('Takes the next ready task: highest priority first, then oldest. Exit 1 if there is none.')
    .addOption(wholeOption('--limit <n>', 'take up to so many at once, at most 1000'))
    .option('--assignee <name>', 'only tasks meant for this one')
    .addHelpText('after', examples('claim-next --as ada', 'claim-next --as ada --limit 10 --json'))
    .action((options: Options, command: Command) => carryOut(command, ask(options)));
};
