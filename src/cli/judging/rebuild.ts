import type { Command } from 'commander';
import type { RebuildReport } from '../../ledger/rebuild';
import { driftInWords } from './drift-in-words';
import { counted } from '../words/counted';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { withProgress } from '../progress';

function* inWords({ events, mended }: RebuildReport): Generator<string> {
  for (const drift of mended) yield `mended ${driftInWords(drift)}\n`;
  yield `rebuilt from ${counted(events, 'event')}: ${counted(mended.length, 'row')} mended\n`;
}

const rebuild = (_options: object, command: Command): Promise<void> =>
  withLedger(command, false, async (ledger, options) => {
    const report = await withProgress('rebuild', (onProgress) => ledger.rebuild({ onProgress }));
    await printAnswer(options, report, () => inWords(report), exitCodes.done);
  });

/** `taskledger rebuild`. */
export const addRebuild = (program: Command): void => {
  program
    .command('rebuild')
    .summary('make the views anew from the log')
    .description(
      'Folds the log, compares the views with it, and mends the rows that differ. Reads and writes go on meanwhile.',
    )
    .addHelpText('after', examples('rebuild', 'rebuild --json'))
    .action(rebuild);
};
