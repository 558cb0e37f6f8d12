import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wordOption } from '../arguments/typed-option';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly reason?: string;
  readonly children?: 'keep' | 'cancel' | 'waive';
  readonly dryRun?: boolean;
}

const cancel = (taskId: string, options: Options, command: Command): Promise<void> => {
  const { reason, children, dryRun, ...caller } = options;
  const input = { taskId, ...given({ reason, children, dryRun }), ...callerOf(caller) };
  return carryOut(command, (ledger) => ledger.cancel(input), dryRun);
};

/** `taskledger cancel`. */
export const addCancel = (program: Command): void => {
  asActor(program.command('cancel'))
    .summary('end a task without doing it')
    .description(
      'Ends a task without doing it; whoever holds it loses it. Its open children go on waiting for it (--children keep), are cancelled with all their open descendants (cancel), or need not wait for it any more (waive). Refused: the task has ended.',
    )
    .argument('<id>', 'the task')
    .addOption(
      wordOption('--children <what>', 'what becomes of its open children: keep (default), cancel or waive', [
        'keep',
        'cancel',
        'waive',
      ]),
    )
    .option('--reason <text>', 'why')
    .option('--dry-run', 'only tell what would happen')
    .addHelpText(
      'after',
      examples(
        `cancel parser --reason 'bought one'`,
        'cancel parser --children cancel --dry-run',
        'cancel parser --children waive',
      ),
    )
    .action(cancel);
};
