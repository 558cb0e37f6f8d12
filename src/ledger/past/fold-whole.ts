import { BoardAt } from '../../projections/board-at';
import { orFault } from '../errors';
import type { LedgerParts } from '../ledger-parts';
import { foldUpTo } from './fold';
import { keepSnapshot, nearestSnapshot } from './snapshots';

/** About a quarter of a second of folding, on a machine that does nothing else. */
const SNAPSHOT_EVERY = 100_000;

/**
 * The whole board after a position: from the last snapshot before it, or from the beginning. A fold that has to go as far as
 * a snapshot is worth keeps one on its way, at the last position before its end that is a multiple of that distance, so
 * that those who ask for other positions find the same ones.
 */
export const foldWhole = async (
  { store, snapshotEvery = SNAPSHOT_EVERY }: LedgerParts,
  position: number,
): Promise<BoardAt> => {
  const { board: kept, spoiled } = await orFault(store.read((queries) => nearestSnapshot(queries, position)));
  const board = kept ?? new BoardAt();
  const stop = position - (position % snapshotEvery);
  if (stop - board.position >= snapshotEvery) {
    await orFault(store.read((queries) => foldUpTo(queries, board, stop)));
    await keepSnapshot(store, board, spoiled);
  }
  await orFault(store.read((queries) => foldUpTo(queries, board, position)));
  return board;
};
