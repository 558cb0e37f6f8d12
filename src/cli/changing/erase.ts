import type { Command } from 'commander';
import type { EraseInput } from '../../ledger/input-types';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { examples } from '../arguments/examples';
import { wholeOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';
import { carryOut } from '../carry-out';

interface Options extends CallerOptions {
  readonly position?: number;
  readonly reason: string;
}

const whatOf = (taskId: string | undefined, position: number | undefined) => {
  if (taskId !== undefined && position !== undefined) {
    throw new UsageFault('ID', 'no task beside --position', taskId);
  }
  if (taskId !== undefined) return { taskId };
  if (position !== undefined) return { position };
  throw new UsageFault('ID', 'a task, or an event with --position', undefined);
};

const erase = async (taskId: string | undefined, options: Options, command: Command): Promise<void> => {
  const { position, reason, ...caller } = options;
  const input: EraseInput = { ...whatOf(taskId, position), reason, ...callerOf(caller) };
  return carryOut(command, (ledger) => ledger.erase(input));
};

/** `taskledger erase`. */
export const addErase = (program: Command): void => {
  asActor(program.command('erase'))
    .summary('take away what people wrote')
    .description(
      'Takes away what people wrote, in all the events of a task or in one event: titles, data, results, errors, comments, reasons. It cannot be undone. Log, hashes and audit stay whole, and an event says who erased what, and why. The reasons of erasures stay, unless their own position is named. Old bytes can be left in the file, in the room between rows, until `taskledger compact` writes it anew.',
    )
    .argument('[id]', 'the task')
    .addOption(wholeOption('--position <n>', 'only what belongs to the event there, instead of a task'))
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      examples(
        `erase parser --reason 'a customer asked for it'`,
        `erase --position 42 --reason 'a password'`,
      ),
    )
    .action(erase);
};
