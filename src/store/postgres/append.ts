import { sql } from 'kysely';
import { newsOf } from '../../commands/news-of';
import type { Changes, Correction, SnapshotPart, Tombstone } from '../../commands/store';
import type { ViewName } from '../../projections/view-rows';
import { rowOfEvent } from '../event-row';
import { FORMAT } from '../schema';
import { postgresQuery } from '../statement';
import type { Statement } from '../statement';
import { taskColumns } from '../task-columns';
import { compositeArray } from './composite';
import type { Connection } from './connection';
import type { Sight } from './load';
import { noticeOf } from './notice';
import { keysOf, viewStatements } from './view-statements';
import type { Rows } from './view-statements';

interface Appended {
  readonly known: number;
  readonly lookedAt: number;
  readonly seen: number;
  readonly head: string | null;
  readonly tasks: ReadonlyArray<string>;
  readonly versions: ReadonlyArray<string | null>;
  readonly families: ReadonlyArray<string>;
  readonly commandIds: ReadonlyArray<string>;
  readonly movable: boolean;
  readonly events: string;
  readonly contents: string | null;
  readonly newTasks: string | null;
  readonly links: string | null;
  readonly ends: number;
  readonly notice: string;
}

const callAppend = postgresQuery<Appended, { readonly moved: number | null }>(
  (
    $,
  ) => sql`SELECT append(${$.known}, ${$.lookedAt}, ${$.seen}, ${$.head}, ${$.tasks}, ${$.versions}, ${$.families}, ${$.commandIds},
    ${$.movable}, ${$.events}, ${$.contents}, ${$.newTasks}, ${$.links}, ${$.ends}, ${$.notice}) AS moved`,
);

const eraseContents = postgresQuery<
  { readonly erased: number; readonly positions: ReadonlyArray<number> },
  unknown
>(
  ($) => sql`UPDATE event_contents SET salt = NULL, content = NULL, erased = ${$.erased}
    WHERE position = ANY(${$.positions}::bigint[]) AND erased IS NULL`,
);

const buryContents = postgresQuery<Rows, unknown>(
  ($) =>
    sql`INSERT INTO event_contents SELECT * FROM json_populate_recordset(NULL::event_contents, ${$.rows}::json)`,
);

const openHead = postgresQuery(() => sql`UPDATE head SET state = 'open'`);

const putCheckpoint = postgresQuery<{ readonly name: string; readonly position: number }, unknown>(
  ($) => sql`INSERT INTO checkpoints (name, position) VALUES (${$.name}, ${$.position})
    ON CONFLICT (name) DO UPDATE SET position = greatest(checkpoints.position, excluded.position)`,
);

const dropSnapshots = postgresQuery<{ readonly positions: ReadonlyArray<number> }, unknown>(
  ($) => sql`DELETE FROM snapshots WHERE position = ANY(${$.positions}::bigint[])`,
);

const putSnapshotPart = postgresQuery<SnapshotPart, unknown>(
  ($) => sql`INSERT INTO snapshots (position, part, parts, format, hash, body)
    VALUES (${$.position}, ${$.part}, ${$.parts}, ${$.format}, ${$.hash}, ${$.body})`,
);

const put = async (
  connection: Connection,
  statement: Statement<Rows, unknown>,
  rows: ReadonlyArray<object>,
): Promise<void> => {
  if (rows.length > 0) await connection.all(statement, { rows: JSON.stringify(rows) });
};

const orNull = (rows: Parameters<typeof compositeArray>[0]): string | null =>
  rows.length === 0 ? null : compositeArray(rows);

/** What `append` writes. */
const written = (changes: Changes) => {
  const { events, newTasks, changedTasks, waived, linked } = changes;
  const news = newsOf(changes);
  return {
    known: FORMAT,
    events: compositeArray(events.map(({ stored }) => Object.values(rowOfEvent(stored)))),
    contents: orNull(
      events.flatMap(({ stored: { position }, content }) =>
        content === null ? [] : [[position, content.salt, content.content, null]],
      ),
    ),
    newTasks: orNull([...newTasks, ...changedTasks].map((row) => taskColumns.map((column) => row[column]))),
    links: orNull(
      [...waived, ...linked].map(({ parentId, childId, position, waived: at }) => [
        parentId,
        childId,
        position,
        at,
      ]),
    ),
    ends: news.position,
    notice: noticeOf(news),
  };
};

/** Under the board's lock: writes events with their contents, then the rows of the views that they change. */
export const append = async (connection: Connection, changes: Changes): Promise<void> => {
  const { events, unlinked } = changes;
  const statements: Array<Promise<unknown>> = [];
  if (unlinked.length > 0) {
    const keys = unlinked.map(({ parentId, childId }) => [parentId, childId] as const);
    statements.push(connection.all(viewStatements.task_links.remove, keysOf(keys)));
  }
  const nothingSeen = {
    lookedAt: 0,
    seen: 0,
    head: null,
    tasks: [],
    versions: [],
    families: [],
    commandIds: [],
    movable: false,
  };
  statements.push(connection.all(callAppend, { ...written(changes), ...nothingSeen }));
  for (const { stored, event } of events) {
    if (event.kind !== 'content_erased') continue;
    const erased = { erased: stored.position, positions: event.data.positions };
    statements.push(connection.all(eraseContents, erased));
  }
  await Promise.all(statements);
};

/** Without the lock: appends what was decided on a sight of the board, if that still holds; by how much its positions moved, or null. */
export const appendIfSeen = async (
  connection: Connection,
  changes: Changes,
  { loaded, needs, lookedAt, head, versions }: Sight,
  movable: boolean,
): Promise<number | null> => {
  const answer = await connection.get(callAppend, {
    ...written(changes),
    lookedAt,
    seen: loaded.head.position,
    head,
    tasks: [...versions.keys()],
    versions: [...versions.values()],
    families: loaded.children.map(({ parentId }) => parentId),
    commandIds: needs.commands,
    movable,
  });
  return answer?.moved ?? null;
};

/** Notes how far a subscription has come; it never goes back. */
export const checkpoint = async (connection: Connection, name: string, position: number): Promise<void> => {
  await connection.all(putCheckpoint, { name, position });
};

/** Puts a snapshot in place of what lies at these positions. */
export const keepSnapshot = async (
  connection: Connection,
  parts: ReadonlyArray<SnapshotPart>,
  insteadOf: ReadonlyArray<number>,
): Promise<void> => {
  await connection.all(dropSnapshots, { positions: insteadOf });
  for (const part of parts) await connection.all(putSnapshotPart, part);
};

/** Writes that contents are gone. */
export const bury = (connection: Connection, contents: ReadonlyArray<Tombstone>): Promise<void> =>
  put(
    connection,
    buryContents,
    contents.map((tombstone) => ({ ...tombstone, salt: null, content: null })),
  );

/** Ends a copy. */
export const finishCopy = async (connection: Connection): Promise<void> => {
  await connection.all(openHead, {});
};

/** Has the row of the head be another one, so that the rows that a draft saw are asked for. */
const touchHead = postgresQuery<Readonly<Record<string, never>>, unknown>(
  () => sql`UPDATE head SET position = position`,
);

/** The same for the rows of tasks: links that are put right have no newer position. */
const touchTasks = postgresQuery<{ readonly ids: ReadonlyArray<string> }, unknown>(
  ($) => sql`UPDATE tasks SET version = version WHERE id = ANY(${$.ids}::text[])`,
);

/** Takes rows of a view away and puts others in place; whoever decided on what he saw before this does so anew. */
export const correct = async <V extends ViewName>(
  connection: Connection,
  { view, remove, put: rows }: Correction<V>,
): Promise<void> => {
  const statements = viewStatements[view];
  await connection.all(touchHead, {});
  if (remove.length > 0) await connection.all(statements.remove, keysOf(remove));
  await put(connection, statements.put, rows);
  if (view !== 'task_links') return;
  const ends = rows.flatMap((row) => ('childId' in row ? [row.parentId, row.childId] : []));
  await connection.all(touchTasks, { ids: [...remove.flat(), ...ends] });
};
