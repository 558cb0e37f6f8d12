import type { Command } from 'commander';
import { asHolderOrAnybody, attemptOf } from '../arguments/attempt-options';
import type { AttemptOptions } from '../arguments/attempt-options';
import { durationOption } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { momentOf, momentOption } from '../arguments/moment';
import { UsageFault } from '../arguments/usage-fault';
import { carryOut } from '../carry-out';

interface Options extends AttemptOptions {
  readonly at?: number;
  readonly in?: number;
  readonly reason?: string;
}

const schedule = async (taskId: string, options: Options, command: Command): Promise<void> => {
  const { at, in: later, reason, ...attempt } = options;
  const runAt = momentOf(at, later);
  if (runAt === undefined) throw new UsageFault('--at', 'a time, or a duration with --in', undefined);
  const input = { taskId, runAt, ...given({ reason }), ...attemptOf(attempt) };
  return carryOut(command, (ledger) => ledger.schedule(input));
};

/** `taskledger schedule`. */
export const addSchedule = (program: Command): void => {
  asHolderOrAnybody(program.command('schedule'), 'who holds the task, and ends the attempt with it')
    .summary('have a task wait for a time')
    .description(
      'Has a task wait for a time; then it is ready, or todo while a parent is open. A task that somebody holds takes its standing attempt: --as, --fence or both. Refused: it is blocked, in triage, or has ended, or somebody else holds it.',
    )
    .argument('<id>', 'the task')
    .addOption(momentOption('--at <time>', 'an ISO 8601 time with its zone').conflicts('in'))
    .addOption(durationOption('--in <duration>', 'from now, like 90s or 2h; asked again, that is later'))
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      examples('schedule parser --at 2027-01-31T09:30Z', 'schedule parser --in 2h --as ada'),
    )
    .action(schedule);
};
