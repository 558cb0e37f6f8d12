import type { Command } from 'commander';
import type { Mismatch, VerifyReport } from '../../ledger/verify';
import { CONTENTS_NOT_EXAMINED } from './contents-not-examined';
import { driftInWords } from './drift-in-words';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { withProgress } from '../progress';

const mismatchInWords = ({ of, stored, recomputed }: Mismatch): string => {
  if (of === 'content' && stored === null) {
    return recomputed === null ? 'the content is gone, and no event erased it' : `there is ${recomputed}`;
  }
  return `the ${of} hash is ${stored ?? 'missing'}, recomputed ${recomputed ?? 'none'}`;
};

function* inWords({
  valid,
  ledgerId,
  events,
  contentsExamined,
  root,
  mismatches,
  broken,
  drift,
}: VerifyReport): Generator<string> {
  for (const { position, detail } of broken) {
    yield `${position === null ? 'the log' : `position ${position}`}: ${detail}\n`;
  }
  for (const one of mismatches) yield `position ${one.position}: ${mismatchInWords(one)}\n`;
  for (const one of drift) yield `${driftInWords(one)}\n`;
  yield `ledger ${ledgerId}, ${events} events\nroot ${root}\n`;
  const counts = `events missing or not readable: ${broken.length}, hashes that differ: ${mismatches.length}, rows that differ: ${drift.length}`;
  if (!contentsExamined) yield CONTENTS_NOT_EXAMINED;
  yield valid
    ? `valid: every hash and every row ${contentsExamined ? '' : 'that was examined '}is what the log says\n`
    : `not valid: ${counts}\n`;
}

const verify = (_options: object, command: Command): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    const report = await withProgress('verify', (onProgress) => ledger.verify({ onProgress }));
    const code = report.valid ? exitCodes.done : exitCodes.refused;
    await printAnswer(options, report, () => inWords(report), code);
  });

/** `taskledger verify`. */
export const addVerify = (program: Command): void => {
  program
    .command('verify')
    .summary('recompute every hash and every row')
    .description(
      'Recomputes every hash and every row of the views from the log, and prints the root. Exit 1 if anything differs.',
    )
    .addHelpText('after', examples('verify', 'verify --json'))
    .action(verify);
};
