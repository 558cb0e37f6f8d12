import { Option } from 'commander';
import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { UsageFault } from '../arguments/usage-fault';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly to?: string;
  readonly nobody?: boolean;
}

const assign = async (taskId: string, options: Options, command: Command): Promise<void> => {
  const { to, nobody = false, ...caller } = options;
  if (to === undefined && !nobody) throw new UsageFault('--to', 'a name, or --nobody', undefined);
  const input = { taskId, assignee: to ?? null, ...callerOf(caller) };
  return carryOut(command, (ledger) => ledger.assign(input));
};

/** `taskledger assign`. */
export const addAssign = (program: Command): void => {
  asActor(program.command('assign'))
    .summary('mean a task for somebody, or for anybody')
    .description(
      'Means a task for somebody: claim-next --assignee finds it by that. Anybody can claim it all the same.',
    )
    .argument('<id>', 'the task')
    .option('--to <name>', 'whom it is meant for')
    .addOption(new Option('--nobody', 'it is meant for nobody any more').conflicts('to'))
    .addHelpText('after', examples('assign parser --to ada', 'assign parser --nobody'))
    .action(assign);
};
