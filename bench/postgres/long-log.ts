import { openLedger } from '../../src';
import { taskOf } from '../commands/workload';
import { seedBoard } from './contenders/taskledger';
import { HandBoard } from './hand/hand-board';

const BATCH = 250;

/** Fills an empty database with a board of at least so many events, of tasks that were made, claimed and completed: by hand, in large batches, the same rows as the engine's. */
export const longLog = async (url: string, events: number): Promise<void> => {
  await seedBoard(url, 0);
  const ledger = await openLedger({ postgres: url, board: 'bench', actor: 'bench' });
  // The first to write joins at the position that all by hand is written under.
  await ledger.create({ id: 'first', title: 'first' });
  await ledger.close();
  const board = await HandBoard.open(url, { flush: 'none' });
  for (let done = 0; done * 3 < events; done += BATCH) {
    await board.create(Array.from({ length: BATCH }, (_, i) => taskOf(done + i)));
    await board.complete(await board.claimNext(BATCH, 'worker'), 'worker');
  }
  await board.close();
};
