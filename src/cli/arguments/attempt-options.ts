import type { Command } from 'commander';
import { asActor, asClaimant, callerOf } from './caller-options';
import type { CallerOptions } from './caller-options';
import { given } from './given';
import { wholeOption } from './typed-option';

/** An attempt, as the command line names it, and who asks. */
export interface AttemptOptions extends CallerOptions {
  readonly as?: string;
  readonly fence?: number;
}

const withFence = (command: Command): Command =>
  command.addOption(
    wholeOption('--fence <n>', 'the attempt that is meant (default: the standing one of --as)'),
  );

/** The options of a command that only who holds the task can ask for. */
export const asHolder = (command: Command): Command => withFence(asClaimant(command));

/** The options of a command that takes the standing attempt while somebody holds the task, and nothing while nobody does. */
export const asHolderOrAnybody = (command: Command, held: string): Command =>
  withFence(asActor(command, '--as, else the user of the system').option('--as <name>', held));

/** What of them was given. */
export const attemptOf = ({ as: claimant, fence, ...caller }: AttemptOptions) => ({
  ...given({ claimant, fence }),
  ...callerOf(caller),
});
