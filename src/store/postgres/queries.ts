import { together as needsTogether } from '../../commands/needs';
import type { Needs } from '../../commands/needs';
import type { Queries, StoredTask } from '../../commands/store';
import type { TaskRow } from '../../projections/task-row';
import { viewKey } from '../../projections/view-rows';
import type { RowByView, ViewKey, ViewName, ViewPage } from '../../projections/view-rows';
import type { StoredRow } from '../../events/stored-event';
import { eventOfRow } from '../event-row';
import type { EventRow } from '../event-row';
import { pageOfEvents } from '../page-of-events';
import type { Connection } from './connection';
import { listTasks } from './listing';
import type { Sight } from './load';
import { readHead } from './read-board';
import { related } from './related';
import * as statements from './statements';
import { keysOf, untitledViewStatements, viewStatements } from './view-statements';
import type { StatementsByView } from './view-statements';

/** Runs a query on a connection; where it takes several statements, on one snapshot. */
export interface Runs {
  readonly one: <A>(work: (connection: Connection) => Promise<A>) => Promise<A>;
  readonly together: <A>(work: (connection: Connection) => Promise<A>) => Promise<A>;
}

const contentsOf = async (
  connection: Connection,
  positions: ReadonlyArray<number>,
): Promise<ReadonlyMap<number, string>> => {
  if (positions.length === 0) return new Map();
  const rows = await connection.all(statements.selectContents, { positions });
  return new Map(rows.map(({ position, content }) => [position, content]));
};

const withContents = async (
  connection: Connection,
  rows: ReadonlyArray<TaskRow>,
): Promise<ReadonlyArray<StoredTask>> => {
  const contents = await contentsOf(
    connection,
    rows.flatMap(({ data_position: data, result_position: result }) =>
      result === null ? [data] : [data, result],
    ),
  );
  return rows.map((row) => ({
    row,
    data: contents.get(row.data_position) ?? null,
    result: row.result_position === null ? null : (contents.get(row.result_position) ?? null),
  }));
};

const events = (rows: ReadonlyArray<EventRow>): ReadonlyArray<StoredRow> => pageOfEvents(rows, eventOfRow);

const viewQueries = (
  { together }: Runs,
  views: StatementsByView,
): Pick<Queries, 'viewPage' | 'viewRows'> => ({
  viewPage: <V extends ViewName>(view: V, after: RowByView[V] | undefined, limit: number) =>
    together(async (connection) => {
      const [first = '', second = ''] = after === undefined ? [] : viewKey[view](after);
      const headPosition = (await readHead(connection)).position;
      const rows = await connection.all(views[view].page, { after: first, beyond: second, limit });
      return { headPosition, rows };
    }),
  viewRows: <V extends ViewName>(view: V, keys: ReadonlyArray<ViewKey>): Promise<ViewPage<V>> =>
    together(async (connection) => ({
      headPosition: (await readHead(connection)).position,
      rows: await connection.all(views[view].rows, keysOf(keys)),
    })),
});

/** The queries of a board. */
export const queriesOn = (
  { one, together }: Runs,
  now: () => number,
  look: (connection: Connection, needs: Required<Needs>) => Promise<Sight>,
  settled: Queries['settled'],
): Queries => ({
  now,
  load: (needs) => together(async (connection) => (await look(connection, needs)).loaded),
  head: () => one(readHead),
  settled,
  events: (after, limit) =>
    one(async (connection) => events(await connection.all(statements.selectEvents, { after, limit }))),
  history: (taskId, after, limit) =>
    one(async (connection) =>
      events(await connection.all(statements.selectHistory, { taskId, after, limit })),
    ),
  bareEvents: (after, limit) =>
    one(async (connection) => events(await connection.all(statements.selectEventsAlone, { after, limit }))),
  bareHistories: (asked) =>
    one(async (connection) => events(await connection.all(statements.selectBareHistories, asked))),
  lastAt: (time) =>
    one(async (connection) => (await connection.get(statements.selectLastAt, { time }))?.position),
  lastSnapshot: (upTo) =>
    one(async (connection) => (await connection.get(statements.selectLastSnapshot, { upTo }))?.position),
  snapshotPart: (position, part) =>
    one((connection) => connection.get(statements.selectSnapshotPart, { position, part })),
  task: (taskId) =>
    together(async (connection) => {
      const rows = await connection.all(statements.selectTasks, { ids: [taskId] });
      return (await withContents(connection, rows))[0];
    }),
  tasks: (listing) =>
    together(async (connection) => withContents(connection, await listTasks(connection, listing))),
  contents: (positions) => one((connection) => contentsOf(connection, positions)),
  strayContents: () =>
    one(async (connection) =>
      (await connection.all(statements.selectStrayContents, {})).map(({ position }) => position),
    ),
  checkpoints: () => one((connection) => connection.all(statements.selectCheckpoints, {})),
  checkpointOf: (name) =>
    one(async (connection) => (await connection.get(statements.selectCheckpoint, { name }))?.position),
  wakesAt: () => one(async (connection) => (await connection.get(statements.selectWakesAt, {}))?.at ?? null),
  counts: () => one((connection) => connection.all(statements.selectCounts, {})),
  related: (taskId, limit) => together((connection) => related(connection, taskId, limit)),
  detail: (taskId) =>
    together(async (connection) => {
      const { loaded } = await look(connection, needsTogether([{ tasks: [taskId], parents: [taskId] }]));
      const [found] = await withContents(connection, loaded.tasks);
      return found === undefined ? undefined : { ...found, parents: loaded.parents[0]?.parents ?? [] };
    }),
  ...viewQueries({ one, together }, viewStatements),
});

/** The same queries as far as judging needs them, for who may not read what people wrote. */
export const withoutContents = (queries: Queries, runs: Runs): Queries => ({
  ...queries,
  ...viewQueries(runs, untitledViewStatements),
  events: (after, limit) => queries.bareEvents(after, limit),
  strayContents: async () => [],
});
