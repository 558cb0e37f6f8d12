import type { Queries } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { StoredEvent } from '../../events/stored-event';
import { BoardAt } from '../../projections/board-at';
import { mustRead } from '../log-fold';
import { eachOfHistories, eachRow } from '../log-pages';

/** An event that a fold comes to and that is not there. */
export const missing = (position: number): StoreFailure =>
  new StoreFailure({ _tag: 'Corrupt', position, detail: 'the log has no such event' });

/** Applies the events past those that a board has seen, up to a position. */
export const foldUpTo = async (
  queries: Pick<Queries, 'bareEvents'>,
  board: BoardAt,
  position: number,
): Promise<void> => {
  const span = { from: board.position, to: position };
  await eachRow({ events: queries.bareEvents }, span, (row) => {
    if (row.stored.position !== board.position + 1) throw missing(board.position + 1);
    board.apply(mustRead(row));
  });
  if (board.position < position) throw missing(board.position + 1);
};

const mustFollow = (board: BoardAt, { taskId, version, position }: StoredEvent): void => {
  const before = board.task(taskId ?? '')?.version ?? 0;
  if (version === before + 1) return;
  const detail = `it is version ${version} of its task, and there is no version ${before + 1}`;
  throw new StoreFailure({ _tag: 'Corrupt', position, detail });
};

/** Applies the events of some tasks up to a position, one task after the other. */
export const foldHistories = (
  queries: Pick<Queries, 'bareHistories'>,
  board: BoardAt,
  taskIds: ReadonlyArray<string>,
  upTo: number,
): Promise<void> =>
  eachOfHistories(queries, { taskIds, upTo }, (row) => {
    mustFollow(board, row.stored);
    board.apply(mustRead(row));
  });

/** A board that knows one task and its parents as they were after a position, from their own events alone. */
export const foldTask = async (
  queries: Pick<Queries, 'bareEvents' | 'bareHistories'>,
  taskId: string,
  position: number,
): Promise<BoardAt> => {
  const board = new BoardAt();
  await foldUpTo(queries, board, 1);
  await foldHistories(queries, board, [taskId], position);
  const parents = board.parentLinks(taskId).map(({ parentId }) => parentId);
  await foldHistories(queries, board, parents, position);
  return board;
};
