import type { Command } from 'commander';
import type { BoardPlace } from '../ledger/board-place';
import { copyLedger } from '../ledger/copy/copy-ledger';
import type { CopyOutcome, CopyRefusal } from '../ledger/copy/copy-outcome';
import { examples } from './arguments/examples';
import { given } from './arguments/given';
import { UsageFault } from './arguments/usage-fault';
import { exitCodes } from './exit-codes';
import type { GlobalOptions } from './place';
import { printAnswer } from './print-answer';
import { withProgress } from './progress';
import { counted } from './words/counted';
import { visible } from './words/visible';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly fromBoard?: string;
  readonly toBoard?: string;
  readonly actor?: string;
}

/** A place as it is typed: the path of a file, or the address of a database with a board of it. */
const placeOf = (option: string, typed: string, board: string | undefined): BoardPlace => {
  if (/^postgres(ql)?:\/\//.test(typed)) return { postgres: typed, ...given({ board }) };
  if (board !== undefined) throw new UsageFault(`${option}-board`, 'no board of a file', board);
  if (typed === '') throw new UsageFault(option, 'the path of a file, or postgres://…', typed);
  return { sqlite: typed };
};

const refusalInWords = (reason: CopyRefusal): string => {
  switch (reason._tag) {
    case 'another_ledger':
      return `ledger ${reason.ledgerId} is there, and copies are not merged`;
    case 'same_ledger':
      return 'this very ledger is there already, and no unfinished copy of it';
    case 'sealed_there':
      return `this very ledger is there, sealed when it was moved to ${visible(reason.to)}: move that file or board away, or name another place`;
    case 'logs_differ':
      return `what is there differs from this log at position ${reason.position}`;
    default:
      return reason satisfies never;
  }
};

const inWords = (outcome: CopyOutcome): string => {
  const [from, to] = [visible(outcome.from), visible(outcome.to)];
  if (outcome._tag === 'CopyRefused') {
    return `refused: ${refusalInWords(outcome.reason)} · from ${from} to ${to}\n`;
  }
  const { events, root, already, resumed } = outcome;
  const done = already ? 'is there already' : resumed ? 'moved, where it had stopped' : 'moved';
  return `${done}: ${counted(events, 'event')} from ${from} to ${to}\nroot ${root}\n`;
};

const copy = async ({ from, to, fromBoard, toBoard, actor }: Options, command: Command): Promise<void> => {
  const options: GlobalOptions = command.optsWithGlobals();
  const { db, postgres, board, durability } = options;
  if (db !== undefined) throw new UsageFault('--db', 'no ledger: --from and --to say which', db);
  if (postgres !== undefined)
    throw new UsageFault('--postgres', 'no board: --from and --to say which', postgres);
  if (board !== undefined)
    throw new UsageFault('--board', 'no board: --from-board and --to-board say which', board);
  if (durability !== undefined)
    throw new UsageFault('--durability', 'nothing: a copy is at full', durability);
  const places = { from: placeOf('--from', from, fromBoard), to: placeOf('--to', to, toBoard) };
  const outcome = await withProgress('copy', (onProgress) =>
    copyLedger({ ...places, onProgress, ...given({ actor }) }),
  );
  const code = outcome._tag === 'Copied' ? exitCodes.done : exitCodes.refused;
  await printAnswer(options, outcome, () => inWords(outcome), code);
};

/** `taskledger copy`. */
export const addCopy = (program: Command): void => {
  program
    .command('copy')
    .summary('move a board to another file or database')
    .description(
      'Moves a board between files and PostgreSQL, event by event: same log, same hashes. It seals the board where it is, by a last event that names the other place: from then on only reading goes on there, so that no board goes on at two places. The other place is opened once it has the same root and the same rows. Run again, it goes on where it was interrupted; what is at the other place already is refused (exit 1), as nothing is merged.',
    )
    .requiredOption('--from <place>', 'a file, or postgres://user@host:port/database')
    .requiredOption('--to <place>', 'a file, or postgres://user@host:port/database: nothing is there yet')
    .option('--from-board <name>', 'which board of the database it is from (default: default)')
    .option('--to-board <name>', 'which board of the database it becomes (default: default)')
    .option('--actor <name>', 'who asks (default: the user of the system)')
    .addHelpText(
      'after',
      examples(
        'copy --from taskledger.db --to postgres://ada@db.example/tasks',
        'copy --from postgres://ada@db.example/tasks --from-board default --to board.db --json',
      ),
    )
    .action(copy);
};
