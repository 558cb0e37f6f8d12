import type { Command } from 'commander';
import type { ChangeInput } from '../../ledger/input-types';
import type { Ledger } from '../../ledger/ledger';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { given } from '../arguments/given';
import { carryOut } from '../carry-out';
import type { Outcome } from '../words/outcome-in-words';

interface Options extends CallerOptions {
  readonly reason?: string;
}

/** A command that says which task, and perhaps why; what is left is to describe it. */
export const plainChange = (
  program: Command,
  name: string,
  ask: (ledger: Ledger, input: ChangeInput) => Promise<Outcome>,
): Command =>
  asActor(program.command(name))
    .argument('<id>', 'the task')
    .option('--reason <text>', 'why')
    .action((taskId: string, { reason, ...caller }: Options, command: Command) =>
      carryOut(command, (ledger) => ask(ledger, { taskId, ...given({ reason }), ...callerOf(caller) })),
    );
