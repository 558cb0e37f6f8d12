import type { Command } from 'commander';
import { importHermes } from '../ledger/import/import-hermes';
import type { ImportOutcome } from '../ledger/import/import-outcome';
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
  readonly into: string;
  readonly actor?: string;
}

const inWords = (outcome: ImportOutcome): string => {
  const [from, into] = [visible(outcome.from), visible(outcome.into)];
  if (outcome._tag === 'ImportRefused') {
    const { reason } = outcome;
    if (reason._tag === 'no_evidence_there')
      return `refused: ${into} is a ledger of its own, and nothing foreign is mixed with it\n`;
    const { sourceId, observed, found } = reason;
    return `refused: ${from} is no later state of what ${into} holds; the first event that differs is ${visible(sourceId)}\n  observed before: ${visible(JSON.stringify(observed))}\n  found now: ${visible(JSON.stringify(found))}\n`;
  }
  if (outcome.already) return `is there already: ${counted(outcome.events, 'event')} of ${from} in ${into}\n`;
  return `imported: ${counted(outcome.added, 'observation')} of ${from}, which holds ${counted(outcome.events, 'event')}, into ${into}\n`;
};

const importBoard = async (file: string, { into, actor }: Options, command: Command): Promise<void> => {
  const options: GlobalOptions = command.optsWithGlobals();
  const { db, postgres } = options;
  if (db !== undefined) throw new UsageFault('--db', 'no ledger: --into says which', db);
  if (postgres !== undefined)
    throw new UsageFault('--postgres', 'no board: evidence lies in a file', postgres);
  const outcome = await withProgress('import', (onProgress) =>
    importHermes({ from: file, into, onProgress, ...given({ actor }) }),
  );
  const code = outcome._tag === 'Imported' ? exitCodes.done : exitCodes.refused;
  await printAnswer(options, outcome, () => inWords(outcome), code);
};

/** `taskledger import`. */
export const addImport = (program: Command): void => {
  program
    .command('import')
    .summary("keep another system's log as evidence")
    .description(
      'Keeps the log of another system as evidence, in a board that holds nothing else and takes no commands: what is found is kept as it is found, and translated only when it is judged. A later state of the same log adds what is new.',
    )
    .command('hermes')
    .summary('a board of the Hermes kernel')
    .description(
      'Imports a kanban.db into a board of evidence. Nothing of the kanban.db changes. Run again, it goes on where it was interrupted, or adds what is new; a file that does not begin with what was observed before is refused (exit 1).',
    )
    .argument('<file>', 'a kanban.db')
    .requiredOption('--into <file>', 'the board of evidence; made where it is not there')
    .option('--actor <name>', 'who asks (default: the user of the system)')
    .addHelpText('after', examples('import hermes kanban.db --into evidence.db', 'audit evidence.db'))
    .action(importBoard);
};
