import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { durationOption } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { wholeOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';
import { carryOut } from '../carry-out';
import { sweepOnAndOn } from '../working/sweep-watch';

interface Options extends CallerOptions {
  readonly limit?: number;
  readonly watch?: boolean;
  readonly every?: number;
}

const sweep = async ({ limit, watch, every, ...caller }: Options, command: Command): Promise<void> => {
  const input = { ...given({ limit }), ...callerOf(caller) };
  if (watch !== true) {
    if (every !== undefined) throw new UsageFault('--every', 'a time only beside --watch', every);
    return carryOut(command, (ledger) => ledger.sweep(input));
  }
  const { commandId } = caller;
  if (commandId !== undefined)
    throw new UsageFault('--command-id', 'no command id beside --watch', commandId);
  return sweepOnAndOn(command, input, every);
};

/** `taskledger sweep`. */
export const addSweep = (program: Command): void => {
  asActor(program.command('sweep'))
    .summary('take back what is overdue')
    .description(
      'Takes back what is held under leases that have passed, and wakes what has become due, the longest overdue first. claim and claim-next do so too; a sweep is for boards on which nobody claims for long.',
    )
    .addOption(wholeOption('--limit <n>', 'how many tasks at most (default: 1000, and no more)'))
    .option('--watch', 'sweep again and again until interrupted, and print what is found')
    .addOption(durationOption('--every <duration>', 'how long between two sweeps (default: 1s)'))
    .addHelpText('after', examples('sweep', 'sweep --limit 100 --json', 'sweep --watch --every 10s'))
    .action(sweep);
};
