import type { LoadedParents } from '../../commands/needs';
import type { Head, Queries, StoredTask, TaskFilter } from '../../commands/store';
import type { StoredRow } from '../../events/stored-event';
import { StoreFailure } from '../../commands/store-failure';
import { PARENTS_NAMED } from '../../events/parent-seen';
import type { SatisfiedBy } from '../../events/policy';
import type { TaskRow } from '../../projections/task-row';
import type { ViewKey, ViewName, ViewPage } from '../../projections/view-rows';
import { eventOfRow } from '../event-row';
import type { EventRow } from '../event-row';
import type { Connection } from './connection';
import * as statements from './statements';
import { viewStatements } from './view-statements';

/** Bytes of content that one page of events brings at most, beyond its first event. */
const PAGE_BYTES = 8 * 1024 * 1024;

const parts = ([after, beyond = '']: ViewKey): { readonly after: string; readonly beyond: string } => ({
  after,
  beyond,
});

/** Where the log ends, read on a connection. */
export const readHead = (connection: Connection): Head => {
  const row = connection.get(statements.selectHead, {});
  if (row === undefined) {
    throw new StoreFailure({ _tag: 'Corrupt', position: null, detail: 'the head is missing' });
  }
  return {
    ledgerId: row.ledger_id,
    position: row.position,
    format: row.format,
    satisfiedBy: JSON.parse(row.satisfied_by) as SatisfiedBy,
  };
};

/** The parents of a task whose row is at hand. */
export const readParents = (
  connection: Connection,
  child: TaskRow,
  satisfiedBy: SatisfiedBy,
): LoadedParents => {
  const { id: childId, parents: total, open_parents: open } = child;
  const whole = total <= PARENTS_NAMED;
  if (whole) return { childId, whole, parents: connection.all(statements.selectParents, { childId }) };
  const limit = PARENTS_NAMED;
  const parents =
    open === 0
      ? connection.all(statements.selectFirstParents, { childId, limit })
      : connection.all(statements.selectOpenParentsFirst, {
          childId,
          limit,
          satisfiedBy: JSON.stringify(satisfiedBy),
        });
  return { childId, whole, parents };
};

const listings = new Map<string, ReturnType<typeof statements.selectTasks>>();

const listing = (filter: TaskFilter): ReturnType<typeof statements.selectTasks> => {
  const by = {
    statuses: filter.statuses !== undefined,
    assignee: filter.assignee !== undefined,
    parentId: filter.parentId !== undefined,
  };
  const key = JSON.stringify(by);
  const known = listings.get(key) ?? statements.selectTasks(by);
  listings.set(key, known);
  return known;
};

const readEvents = (rows: Iterable<EventRow>): ReadonlyArray<StoredRow> => {
  const events: StoredRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    events.push(eventOfRow(row));
    bytes += row.content?.length ?? 0;
    if (bytes > PAGE_BYTES) break;
  }
  return events;
};

/** The queries of a connection. Each is one synchronous run of statements on one snapshot, so it sees one moment. */
export const queriesOn = (connection: Connection): Queries => {
  const content = (position: number | null): string | null =>
    position === null ? null : (connection.get(statements.selectContent, { position })?.content ?? null);
  const withContents = (row: TaskRow): StoredTask => ({
    row,
    created: content(row.created_position),
    result: content(row.result_position),
  });
  return {
    head: async () => readHead(connection),
    events: async (after, limit) => readEvents(connection.iterate(statements.selectEvents, { after, limit })),
    history: async (taskId, after, limit) =>
      readEvents(connection.iterate(statements.selectHistory, { taskId, after, limit })),
    task: async (taskId) =>
      connection.snapshot(() => {
        const row = connection.get(statements.selectTask, { taskId });
        return row === undefined ? undefined : withContents(row);
      }),
    tasks: async (filter, after, limit) =>
      connection.snapshot(() => {
        const rows = connection.all(listing(filter), {
          statuses: filter.statuses === undefined ? null : JSON.stringify(filter.statuses),
          assignee: filter.assignee ?? null,
          parentId: filter.parentId ?? null,
          after,
          limit,
        });
        return rows.map(withContents);
      }),
    contents: async (positions) =>
      connection.snapshot(() => {
        const contents = new Map<number, string>();
        for (const position of positions) {
          const text = content(position);
          if (text !== null) contents.set(position, text);
        }
        return contents;
      }),
    strayContents: async () =>
      connection.all(statements.selectStrayContents, {}).map(({ position }) => position),
    detail: async (taskId) =>
      connection.snapshot(() => {
        const row = connection.get(statements.selectTask, { taskId });
        if (row === undefined) return undefined;
        const { parents } = readParents(connection, row, readHead(connection).satisfiedBy);
        return { ...withContents(row), parents };
      }),
    viewPage: async (view, after, limit) => {
      const { page } = viewStatements[view];
      return connection.snapshot(() => ({
        headPosition: readHead(connection).position,
        rows: connection.all(page, { ...parts(after ?? ['']), limit }),
      }));
    },
    viewRows: async <V extends ViewName>(view: V, keys: ReadonlyArray<ViewKey>): Promise<ViewPage<V>> => {
      const { row } = viewStatements[view];
      return connection.snapshot(() => ({
        headPosition: readHead(connection).position,
        rows: keys.flatMap((key) => connection.get(row, parts(key)) ?? []),
      }));
    },
  };
};
