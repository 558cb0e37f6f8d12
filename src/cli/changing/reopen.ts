import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wordOption } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly reason: string;
  readonly running?: 'keep' | 'revoke';
  readonly cascade?: boolean;
  readonly dryRun?: boolean;
}

const reopen = (taskId: string, options: Options, command: Command): Promise<void> => {
  const { reason, running, cascade, dryRun, ...caller } = options;
  const input = { taskId, reason, ...given({ running, cascade, dryRun }), ...callerOf(caller) };
  return carryOut(command, (ledger) => ledger.reopen(input), dryRun);
};

/** `taskledger reopen`. */
export const addReopen = (program: Command): void => {
  asActor(program.command('reopen'))
    .summary('have a task that has ended done after all')
    .description(
      'Has a task that is done or cancelled done after all. Its ready children wait again; those that were started go on, and it is noted on them that they relied on it. Refused: the task has not ended.',
    )
    .argument('<id>', 'the task')
    .requiredOption('--reason <text>', 'why')
    .addOption(
      wordOption(
        '--running <what>',
        'what becomes of running children: keep (default), or revoke: they lose their attempts',
        ['keep', 'revoke'],
      ),
    )
    .option('--cascade', 'reopen children that are done too, and theirs in turn')
    .option('--dry-run', 'only tell what would happen')
    .addHelpText(
      'after',
      examples(
        `reopen design --reason 'the spec changed' --dry-run`,
        `reopen design --reason 'the spec changed' --cascade --running revoke`,
      ),
    )
    .action(reopen);
};
