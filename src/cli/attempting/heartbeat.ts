import type { Command } from 'commander';
import { asHolder, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { durationOption } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly lease?: number;
}

const heartbeat = (taskId: string, { lease: leaseMs, ...options }: Options, command: Command) =>
  carryOut(command, (ledger) => ledger.heartbeat({ taskId, ...given({ leaseMs }), ...attemptOf(options) }));

/** `taskledger heartbeat`. */
export const addHeartbeat = (program: Command): void => {
  asHolder(program.command('heartbeat'))
    .summary('say that a holder is alive')
    .description(
      'Lets the lease of a claimed task go on from now. While two thirds of it are left nothing is recorded. Refused: the attempt presented is not the one that stands.',
    )
    .argument('<id>', 'the task')
    .addOption(
      durationOption('--lease <duration>', 'how long it lasts from now on (default: as long as before)'),
    )
    .addHelpText('after', examples('heartbeat parser --as ada', 'heartbeat parser --as ada --lease 2h'))
    .action(heartbeat);
};
