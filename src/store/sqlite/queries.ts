import type { HistoriesAsked, Queries, StoredTask } from '../../commands/store';
import type { StoredRow } from '../../events/stored-event';
import type { TaskRow } from '../../projections/task-row';
import type { RowByView, ViewKey, ViewName, ViewPage } from '../../projections/view-rows';
import { PAGE_BYTES, pageOfEvents } from '../page-of-events';
import * as bulk from './bulk-statements';
import type { Connection } from './connection';
import { eventOfValues } from './event-values';
import type { EventValues } from './event-values';
import { listTasks } from './listing';
import { load } from './load';
import { readHead, readParents } from './read-board';
import { related } from './related';
import * as statements from './statements';
import { viewStatements } from './view-statements';

const parts = ([after, beyond = '']: ViewKey): { readonly after: string; readonly beyond: string } => ({
  after,
  beyond,
});

const bySize = (rows: Iterable<EventValues>): ReadonlyArray<StoredRow> => pageOfEvents(rows, eventOfValues);

/** Rows come faster all at once than one by one; where their contents may be large, they have to be counted as they come. */
const readEvents = (
  connection: Connection,
  page: { readonly after: number; readonly limit: number },
): ReadonlyArray<StoredRow> => {
  const bytes = connection.get(statements.selectContentBytes, page)?.bytes ?? 0;
  if (bytes > PAGE_BYTES) return bySize(connection.iterateValues(statements.selectEvents, page));
  return connection.values<typeof page, EventValues>(statements.selectEvents, page).map(eventOfValues);
};

const readBareHistories = (
  connection: Connection,
  { taskIds, afterVersion, upTo, limit }: HistoriesAsked,
): ReadonlyArray<StoredRow> => {
  const rows: StoredRow[] = [];
  for (const [index, taskId] of taskIds.entries()) {
    const asked = { taskId, after: index === 0 ? afterVersion : 0, limit: limit - rows.length };
    for (const values of connection.iterateValues<typeof asked, EventValues>(
      statements.selectBareHistory,
      asked,
    )) {
      const row = eventOfValues(values);
      if (row.stored.position > upTo) break;
      rows.push(row);
    }
    if (rows.length === limit) break;
  }
  return rows;
};

/** The queries of a connection. Each is one synchronous run of statements on one snapshot, so it sees one moment. */
export const queriesOn = (connection: Connection, now: () => number): Queries => {
  const contents = (positions: ReadonlyArray<number | null>): ReadonlyMap<number, string> => {
    const asked = positions.filter((position) => position !== null);
    const found = new Map<number, string>();
    for (const { position, content } of connection.among(bulk.selectContents, asked)) {
      if (content !== null) found.set(position, content);
    }
    return found;
  };
  const withContents = (rows: ReadonlyArray<TaskRow>): ReadonlyArray<StoredTask> => {
    const found = contents(rows.flatMap((row) => [row.data_position, row.result_position]));
    const at = (position: number | null) => (position === null ? null : (found.get(position) ?? null));
    return rows.map((row) => ({ row, data: at(row.data_position), result: at(row.result_position) }));
  };
  return {
    now,
    load: async (needs) => connection.snapshot(() => load(connection, needs, now())),
    head: async () => readHead(connection),
    // Nobody sees a commit before it is on disk.
    settled: async () => undefined,
    events: async (after, limit) => connection.snapshot(() => readEvents(connection, { after, limit })),
    history: async (taskId, after, limit) =>
      bySize(connection.iterateValues(statements.selectHistory, { taskId, after, limit })),
    bareEvents: async (after, limit) =>
      connection
        .values<{ after: number; limit: number }, EventValues>(statements.selectBareEvents, { after, limit })
        .map(eventOfValues),
    bareHistories: async (asked) => connection.snapshot(() => readBareHistories(connection, asked)),
    lastAt: async (time) => connection.get(statements.selectLastAt, { time })?.position,
    lastSnapshot: async (upTo) => connection.get(statements.selectLastSnapshot, { upTo })?.position,
    snapshotPart: async (position, part) => connection.get(statements.selectSnapshotPart, { position, part }),
    task: async (taskId) =>
      connection.snapshot(() => {
        const row = connection.get(statements.selectTask, { taskId });
        return row === undefined ? undefined : withContents([row])[0];
      }),
    tasks: async (listing) => connection.snapshot(() => withContents(listTasks(connection, listing))),
    contents: async (positions) => connection.snapshot(() => contents(positions)),
    strayContents: async () =>
      connection.all(statements.selectStrayContents, {}).map(({ position }) => position),
    checkpoints: async () => connection.all(statements.selectCheckpoints, {}),
    checkpointOf: async (name) => connection.get(statements.selectCheckpoint, { name })?.position,
    wakesAt: async () => connection.get(statements.selectWakesAt, {})?.at ?? null,
    counts: async () =>
      connection.all(statements.selectCounts, {}).map((row) => ({ ...row, archived: row.archived === 1 })),
    related: async (taskId, limit) => connection.snapshot(() => related(connection, taskId, limit)),
    detail: async (taskId) =>
      connection.snapshot(() => {
        const row = connection.get(statements.selectTask, { taskId });
        const [task] = row === undefined ? [] : withContents([row]);
        if (task === undefined) return undefined;
        const [linked] = readParents(connection, [task.row], readHead(connection).satisfiedBy);
        return { ...task, parents: linked?.parents ?? [] };
      }),
    viewPage: async <V extends ViewName>(view: V, after: RowByView[V] | undefined, limit: number) => {
      const { page, start } = viewStatements[view];
      return connection.snapshot(() => ({
        headPosition: readHead(connection).position,
        rows: connection.all(page, { ...(after ?? start), limit }),
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
