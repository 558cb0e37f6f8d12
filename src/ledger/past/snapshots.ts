import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { Queries, SnapshotPart, Store } from '../../commands/store';
import type { BoardAt } from '../../projections/board-at';
import { partsOf, RestoredBoard, SNAPSHOT_FORMAT } from '../../projections/board-snapshot';
import type { BoardPart } from '../../projections/board-snapshot';
import { version } from '../../version';
import { breathe } from '../log-pages';

const compress = promisify<Buffer, { readonly level: number }, Buffer>(deflate);
const expand = promisify<Uint8Array, Buffer>(inflate);

/** The fastest: what is saved beyond that costs more than it is worth. */
const LEVEL = 1;

type Kept = Omit<SnapshotPart, 'hash'>;

/**
 * What a part is known by: its body and place, which version folded it, and the leaf of the event at its position, so that
 * what was kept of another log is of no use here.
 */
const hashOf = ({ position, part, parts, format, body }: Kept, leafHash: string): string =>
  createHash('sha256')
    .update(JSON.stringify([format, version, leafHash, position, part, parts]))
    .update(body)
    .digest('hex');

const leafAt = async (
  queries: Pick<Queries, 'bareEvents'>,
  position: number,
): Promise<string | undefined> => {
  const [row] = await queries.bareEvents(position - 1, 1);
  return row?.stored.position === position ? row.stored.leafHash : undefined;
};

/** The snapshot at a position, or undefined where it is not whole, of another format or version, or not what was kept. */
const restored = async (queries: Queries, position: number): Promise<BoardAt | undefined> => {
  const leafHash = await leafAt(queries, position);
  if (leafHash === undefined) return undefined;
  const board = new RestoredBoard(position);
  for (let part = 1, parts = 1; part <= parts; part += 1) {
    const found = await queries.snapshotPart(position, part);
    if (found?.format !== SNAPSHOT_FORMAT || found.hash !== hashOf(found, leafHash)) return undefined;
    board.take(JSON.parse((await expand(found.body)).toString()) as BoardPart);
    parts = found.parts;
    await breathe();
  }
  return board;
};

/** A board to begin a fold with, and the positions of snapshots that are of no use. */
interface Nearest {
  /** Undefined where there is none. */
  readonly board: BoardAt | undefined;
  readonly spoiled: ReadonlyArray<number>;
}

/** The last snapshot up to a position that is as it was kept. */
export const nearestSnapshot = async (queries: Queries, upTo: number): Promise<Nearest> => {
  const spoiled: number[] = [];
  for (let at = await queries.lastSnapshot(upTo); at !== undefined;) {
    const board = await restored(queries, at);
    if (board !== undefined) return { board, spoiled };
    spoiled.push(at);
    at = await queries.lastSnapshot(at - 1);
  }
  return { board: undefined, spoiled };
};

/** The parts of a snapshot of a board. */
const snapshotOf = async (board: BoardAt, leafHash: string): Promise<ReadonlyArray<SnapshotPart>> => {
  const { count, parts } = partsOf(board);
  const kept: SnapshotPart[] = [];
  for (const one of parts()) {
    const body = await compress(Buffer.from(JSON.stringify(one)), { level: LEVEL });
    const { position } = board;
    const part: Kept = { position, part: kept.length + 1, parts: count, format: SNAPSHOT_FORMAT, body };
    kept.push({ ...part, hash: hashOf(part, leafHash) });
    await breathe();
  }
  return kept;
};

/**
 * Keeps a board to begin later folds with, in place of snapshots that are of no use; in one transaction, so none is ever
 * there in part. Where the store takes no writes, from whoever asks or at the moment, nothing is kept: whatever is asked
 * is answered without it.
 */
export const keepSnapshot = async (
  store: Store,
  board: BoardAt,
  spoiled: ReadonlyArray<number>,
): Promise<void> => {
  const { position } = board;
  const writable = await store.write(async (transaction) => leafAt(transaction, position))();
  if (writable._tag === 'Left' || writable.right === undefined) return;
  const parts = await snapshotOf(board, writable.right);
  await store.write((transaction) => transaction.keepSnapshot(parts, [...spoiled, position]))();
};
