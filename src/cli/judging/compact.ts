import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { pathOf } from '../../ledger/board-place';
import type { BoardPlace } from '../../ledger/board-place';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { placeOf, withLedger } from '../place';
import { printAnswer } from '../print-answer';
import { visible } from '../words/visible';

/** How large a ledger's file is; null for a board that lies in none. */
const bytesOf = async (place: BoardPlace): Promise<number | null> =>
  'sqlite' in place ? (await stat(place.sqlite)).size : null;

const compact = (_options: object, command: Command): Promise<void> =>
  withLedger(command, false, async (ledger, options) => {
    const place = placeOf(options);
    const path = pathOf(place);
    const bytesBefore = await bytesOf(place);
    await ledger.compact();
    const answer = { _tag: 'Compacted', path, bytesBefore, bytes: await bytesOf(place) };
    await printAnswer(options, answer, () => `compacted ${visible(path)}\n`, exitCodes.done);
  });

/** `taskledger compact`. */
export const addCompact = (program: Command): void => {
  program
    .command('compact')
    .summary('write the file anew, without what was erased')
    .description(
      'Writes the whole file anew, so that nothing of what was erased is left in the room between rows. It takes about as long as copying the file a few times, seconds for a hundred megabytes, and as much free room again as the file has, twice. Reading goes on meanwhile, and nobody writes: commands that wait too long for it end as Busy. The log, its positions and its hashes stay what they are.',
    )
    .addHelpText('after', examples('compact', 'compact --json'))
    .action(compact);
};
