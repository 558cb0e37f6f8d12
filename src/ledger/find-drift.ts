import type { Queries } from '../commands/store';
import type { Board } from '../projections/board';
import { driftAt } from '../projections/drift';
import type { Drift } from '../projections/drift';
import { viewOf } from '../projections/view-of';
import { rowBegan, viewKey, viewNames } from '../projections/view-rows';
import type { RowByView, ViewKey, ViewName, ViewPage } from '../projections/view-rows';
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

/** How many rows of a view never go, once they are there, and came before all later ones: links go. */
const lasting = ({ tasks, commands }: Board, view: ViewName): number =>
  ({ tasks: tasks.size, commands: commands.size, task_links: 0 })[view];

/** Which rows of a view were seen while writers went on. Those that were there before and never go need only be counted. */
class Seen<V extends ViewName> {
  private readonly began: number;
  private readonly expected: number;
  private counted = 0;
  private readonly others = new Set<string>();

  constructor(
    private readonly view: V,
    private readonly board: Board,
  ) {
    this.began = board.position;
    this.expected = lasting(board, view);
  }

  /** A stored row that is as it should be. */
  add(row: RowByView[V]): void {
    if (this.expected > 0 && rowBegan[this.view](row) <= this.began) this.counted += 1;
    else this.others.add(viewKey[this.view](row).join('\0'));
  }

  /** The keys that should be there and may not have been seen: where one of the many is missing, all of these. */
  unseen(): ReadonlyArray<ViewKey> {
    const surely = this.counted === this.expected ? this.expected : 0;
    const unseen: ViewKey[] = [];
    let passed = 0;
    for (const key of viewOf[this.view].keys(this.board)) {
      passed += 1;
      if (passed > surely && !this.others.has(key.join('\0'))) unseen.push(key);
    }
    return unseen;
  }
}

const driftOfView = async <V extends ViewName>(
  queries: Queries,
  fold: Fold,
  view: V,
): Promise<ReadonlyArray<Drift>> => {
  const found = new Map<string, Drift>();
  const seen = new Seen(view, fold.board);
  for (let after: RowByView[V] | undefined; ;) {
    const { headPosition, rows }: ViewPage<V> = await queries.viewPage(view, after, PAGE);
    await fold.upTo(queries, headPosition);
    after = rows.at(-1);
    for (const row of rows) {
      const key = viewKey[view](row);
      const drift = driftAt(fold.board, view, key, row);
      if (drift !== undefined) found.set(key.join('\0'), drift);
      else seen.add(row);
    }
    await breathe();
    if (rows.length < PAGE) break;
  }
  const unseen = [...seen.unseen(), beforeAll[view]];
  const others = unseen.filter((key) => !found.has(key.join('\0')));
  return [...found.values(), ...(await driftAtKeys(queries, fold, view, others))];
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
