import type { Command } from 'commander';
import { given } from './given';

/** What a caller says about a command, beside what it asks for. */
export interface CallerOptions {
  readonly actor?: string;
  readonly commandId?: string;
  readonly correlation?: string;
}

const withIds = (command: Command): Command =>
  command
    .option('--command-id <id>', 'ask again with the same id and you get the first answer')
    .option('--correlation <text>', 'any text that tells which commands belong together');

/** The options of a command whose claimant is the one who asks. */
export const asClaimant = (command: Command): Command =>
  withIds(command.requiredOption('--as <name>', 'who claims, or holds the task'));

/** The options of a command that anybody can ask for. */
export const asActor = (command: Command, otherwise = 'the user of the system'): Command =>
  withIds(command.option('--actor <name>', `who asks (default: ${otherwise})`));

/** What of them was given. */
export const callerOf = ({ actor, commandId, correlation }: CallerOptions): CallerOptions =>
  given({ actor, commandId, correlation });
