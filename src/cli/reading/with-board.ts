import type { Command } from 'commander';
import type { LogPoint } from '../../ledger/input-types';
import type { Recording } from '../../ledger/past/log-point';
import type { BoardReadings } from '../../ledger/readings';
import { withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { recordingInWords } from '../words/recording-in-words';

/** What a reading command takes beside its own options. */
export interface AsOf {
  readonly asOf?: LogPoint;
}

/** A board to read, and how what is read is printed. */
export interface BoardAtHand {
  readonly board: BoardReadings;
  readonly options: GlobalOptions;
  readonly print: typeof printAnswer;
}

/** Prints an answer that begins with the position and the time it speaks of; `mark` makes the words a comment. */
const printAsOf =
  ({ position, recordedAt }: Recording, mark: string): typeof printAnswer =>
  (options, answer, inWords, code) => {
    const asOf = { position, recordedAt };
    const first = `${mark}as of ${recordingInWords(asOf)}\n`;
    const words = function* (): Generator<string> {
      const told = inWords();
      yield first;
      if (typeof told === 'string') yield told;
      else yield* told;
    };
    return printAnswer(options, { asOf, ...answer }, words, code);
  };

/** Opens the ledger that is there and reads its board, as it is or as it was at a point. */
export const withBoard = (
  command: Command,
  { asOf }: AsOf,
  work: (at: BoardAtHand) => Promise<void>,
  mark = '',
): Promise<void> =>
  withLedger(command, true, async (ledger, options) => {
    if (asOf === undefined) return work({ board: ledger, options, print: printAnswer });
    const board = await ledger.asOf(asOf);
    return work({ board, options, print: printAsOf(board, mark) });
  });
