import { FoldedBoard } from '../../../src/projections/folded-board';
import type { Row } from '../../../src/projections/drift';
import { viewOf } from '../../../src/projections/view-of';
import { viewKey, viewNames } from '../../../src/projections/view-rows';
import type { RowByView, ViewName } from '../../../src/projections/view-rows';
import type { FindingCode } from '../../../src/audit/finding';
import type { History } from '../history';
import type { Mutant, MutantKind } from '../mutant';
import type { Random } from '../random';

type Views = { readonly [V in ViewName]: ReadonlyArray<RowByView[V]> };

const viewsOf = ({ log }: History): Views => {
  const board = new FoldedBoard();
  for (const recorded of log) board.apply(recorded);
  const rows = <V extends ViewName>(view: V): ReadonlyArray<RowByView[V]> =>
    [...viewOf[view].keys(board)].map((key) => viewOf[view].row(board, key)!);
  return { tasks: rows('tasks'), task_links: rows('task_links'), commands: rows('commands') };
};

/** The columns that name events behind a row. */
const behind: ReadonlySet<string> = new Set(['position', 'waived']);

const lastBehind = (row: Row): number =>
  Math.max(
    ...Object.entries(row).flatMap(([column, value]) =>
      typeof value === 'number' && (behind.has(column) || column.endsWith('_position')) ? [value] : [],
    ),
  );

const keys: ReadonlySet<string> = new Set(['id', 'parentId', 'childId', 'commandId']);

const otherValue = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}x` : 1;
};

const withOneEdited = (row: Row, random: Random): Row => {
  const column = random.of(Object.keys(row).filter((name) => !keys.has(name)));
  return { ...row, [column]: otherValue(row[column]) };
};

/** So far from any other that the row has a place of its own in a table that is kept by it. */
const FAR = 1_000_000;

const withNewKey = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (column === 'created_position') return [column, FAR];
      return [column, keys.has(column) ? `${String(value)}x` : value];
    }),
  );

/** What becomes of a row of a view: others in its place, and what has to be said, at which position. */
interface Spoilt {
  readonly code: FindingCode;
  readonly rows: ReadonlyArray<Row>;
  readonly told: Row;
  readonly position: number | null;
}

const spoilt =
  (spoil: (row: Row, random: Random) => Spoilt) =>
  (history: History, random: Random): Mutant | undefined => {
    const views = viewsOf(history);
    const view = random.of(viewNames.filter((name) => views[name].length > 0));
    const rows: ReadonlyArray<unknown> = views[view];
    const hit = random.of(rows) as Row;
    const { code, rows: others, told, position } = spoil(hit, random);
    const after = rows.flatMap((row): ReadonlyArray<unknown> => (row === hit ? others : [row]));
    const key = (viewKey[view] as (row: unknown) => ReadonlyArray<string>)(told);
    return {
      rows: history.log,
      headPosition: history.log.length,
      views: { ...views, [view]: after },
      expected: [{ code, position, taskId: view === 'commands' ? null : key.at(-1)! }],
      touched: null,
    };
  };

/** A row of a view is edited: TL520, at the last event behind the row. */
export const rowEdited: MutantKind = {
  name: 'view row edited',
  mutate: spoilt((row, random) => ({
    code: 'TL520',
    rows: [withOneEdited(row, random)],
    told: row,
    position: lastBehind(row),
  })),
};

/** A row is added to a view: TL521; no event is behind it. */
export const rowAdded: MutantKind = {
  name: 'view row added',
  mutate: spoilt((row) => ({
    code: 'TL521',
    rows: [row, withNewKey(row)],
    told: withNewKey(row),
    position: null,
  })),
};

/** A row is taken from a view: TL522, at the last event behind the row. */
export const rowRemoved: MutantKind = {
  name: 'view row removed',
  mutate: spoilt((row) => ({ code: 'TL522', rows: [], told: row, position: lastBehind(row) })),
};
