import type { Board } from './board';
import { viewOf } from './view-of';
import { viewKey } from './view-rows';
import type { RowByView, ViewKey, ViewName } from './view-rows';

/** A row of a view, by the names of its columns or fields. */
export type Row = Readonly<Record<string, unknown>>;

/** A row of a view that is not what the log adds up to. */
export interface Drift {
  readonly view: ViewName;
  readonly key: ViewKey;
  /** What is stored; null for a row that is missing. */
  readonly stored: Row | null;
  /** What the log adds up to; null for a row that should not be there. */
  readonly rebuilt: Row | null;
  /** The fields that differ, in a row that is there and should be. */
  readonly fields: ReadonlyArray<string>;
  /** The positions of the events that the rebuilt row comes from. */
  readonly events: ReadonlyArray<number>;
}

const positionFields = [
  'created_position',
  'status_position',
  'claim_position',
  'result_position',
  'title_position',
  'data_position',
  'erased_position',
  'position',
  'waived',
];

const eventsBehind = (row: Row | null): ReadonlyArray<number> => {
  const positions = positionFields.map((field) => row?.[field]);
  const found = positions.filter((position): position is number => typeof position === 'number');
  return [...new Set(found)].sort((a, b) => a - b);
};

const isSame = (stored: Row | null, rebuilt: Row | null): boolean => {
  if (stored === null || rebuilt === null) return stored === rebuilt;
  for (const field in rebuilt) if (stored[field] !== rebuilt[field]) return false;
  return true;
};

const drift = (view: ViewName, key: ViewKey, stored: Row | null, rebuilt: Row | null): Drift | undefined => {
  if (isSame(stored, rebuilt)) return undefined;
  const fields =
    stored === null || rebuilt === null
      ? []
      : Object.keys(rebuilt).filter((field) => stored[field] !== rebuilt[field]);
  return { view, key, stored, rebuilt, fields, events: eventsBehind(rebuilt) };
};

/** How a stored row (undefined: there is none) differs from what `board` says of that key; undefined where it does not. */
export const driftAt = <V extends ViewName>(
  board: Board,
  view: V,
  key: ViewKey,
  stored: RowByView[V] | undefined,
): Drift | undefined =>
  drift(
    view,
    key,
    (stored as Row | undefined) ?? null,
    (viewOf[view].row(board, key) as Row | undefined) ?? null,
  );

/** How the stored rows of a view differ from `board`, all of them given: drifted, orphaned and missing ones. */
export const driftOf = <V extends ViewName>(
  board: Board,
  view: V,
  rows: Iterable<RowByView[V]>,
): ReadonlyArray<Drift> => {
  const found: Drift[] = [];
  const seen = new Set<string>();
  const look = (key: ViewKey, row: RowByView[V] | undefined): void => {
    const one = driftAt(board, view, key, row);
    if (one !== undefined) found.push(one);
  };
  for (const row of rows) {
    const key = viewKey[view](row);
    seen.add(key.join('\0'));
    look(key, row);
  }
  for (const key of viewOf[view].keys(board)) if (!seen.has(key.join('\0'))) look(key, undefined);
  return found;
};
