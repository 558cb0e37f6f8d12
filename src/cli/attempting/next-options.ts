import type { Command } from 'commander';
import { given } from '../arguments/given';
import { wholeOption, wordOption } from '../arguments/typed-option';
import { leaseOf, leaseOption } from './lease-option';
import type { LeaseOptions } from './lease-option';

/** Which tasks somebody takes next, as it is typed. */
export interface NextOptions extends LeaseOptions {
  readonly limit?: number;
  readonly assignee?: string;
  readonly from?: 'ready' | 'review';
}

/** The options of a command that takes the next tasks. */
export const takingNext = (command: Command): Command =>
  command
    .addOption(wholeOption('--limit <n>', 'take up to so many at once, at most 1000'))
    .option('--assignee <name>', 'only tasks meant for this one')
    .addOption(
      wordOption('--from <status>', 'tasks that are ready (default), or that wait for a review', [
        'ready',
        'review',
      ]),
    )
    .addOption(leaseOption());

/** What of them was given. */
export const nextOf = ({ limit, assignee, from, ...lease }: NextOptions) => ({
  ...given({ limit, assignee, from }),
  ...leaseOf(lease),
});
