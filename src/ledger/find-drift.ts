import type { Queries } from '../commands/store';
import type { Board } from '../projections/board';
import { driftAt } from '../projections/drift';
import type { Drift } from '../projections/drift';
import { viewOf } from '../projections/view-of';
import { viewKey, viewNames } from '../projections/view-rows';
import type { ViewKey, ViewName } from '../projections/view-rows';
import { breathe } from './log-pages';

/** Rows of a view that are read at a time. */
const PAGE = 1_000;

/** The key that no row should have, and that pages begin behind. */
const beforeAll: { readonly [V in ViewName]: ViewKey } = {
  tasks: [''],
  task_links: ['', ''],
  commands: [''],
};

/** A board that follows a log as far as it is told. */
export interface Fold {
  readonly board: Board;
  readonly upTo: (queries: Queries, position: number) => Promise<void>;
}

/** Compares the stored rows with these keys to the log; the fold goes on to the moment of the rows first. */
export const driftAtKeys = async <V extends ViewName>(
  queries: Queries,
  fold: Fold,
  view: V,
  keys: ReadonlyArray<ViewKey>,
): Promise<ReadonlyArray<Drift>> => {
  const found: Drift[] = [];
  for (let i = 0; i < keys.length; i += PAGE) {
    const asked = keys.slice(i, i + PAGE);
    const { headPosition, rows } = await queries.viewRows(view, asked);
    await fold.upTo(queries, headPosition);
    const stored = new Map(rows.map((row) => [viewKey[view](row).join('\0'), row]));
    for (const key of asked) {
      const drift = driftAt(fold.board, view, key, stored.get(key.join('\0')));
      if (drift !== undefined) found.push(drift);
    }
  }
  return found;
};

const driftOfView = async <V extends ViewName>(
  queries: Queries,
  fold: Fold,
  view: V,
): Promise<ReadonlyArray<Drift>> => {
  const found: Drift[] = [];
  const seen = new Set<string>();
  for (let after: ViewKey | undefined; ;) {
    const { headPosition, rows } = await queries.viewPage(view, after, PAGE);
    await fold.upTo(queries, headPosition);
    for (const row of rows) {
      const key = viewKey[view](row);
      seen.add(key.join('\0'));
      after = key;
      const drift = driftAt(fold.board, view, key, row);
      if (drift !== undefined) found.push(drift);
    }
    await breathe();
    if (rows.length < PAGE) break;
  }
  const unseen = [...viewOf[view].keys(fold.board), beforeAll[view]].filter(
    (key) => !seen.has(key.join('\0')),
  );
  return [...found, ...(await driftAtKeys(queries, fold, view, unseen))];
};

/**
 * Every row of every view that is not what the log adds up to. Writers go on meanwhile: each page of rows is compared
 * with the log as far as it went at the moment of that page.
 */
export const findDrift = async (queries: Queries, fold: Fold): Promise<ReadonlyArray<Drift>> => {
  const found: Drift[] = [];
  for (const view of viewNames) {
    for (const one of await driftOfView(queries, fold, view)) found.push(one);
  }
  return found;
};
