import { sql } from 'kysely';
import type { Changes, Correction } from '../../commands/store';
import type { ViewName } from '../../projections/view-rows';
import { rowOfEvent } from '../event-row';
import { postgresQuery } from '../statement';
import type { Statement } from '../statement';
import type { Connection } from './connection';
import { keysOf, viewStatements } from './view-statements';
import type { Rows } from './view-statements';

const insertEvents = postgresQuery<Rows, unknown>(
  ($) =>
    sql`INSERT INTO task_events SELECT * FROM json_populate_recordset(NULL::task_events, ${$.rows}::json)`,
);

const insertContents = postgresQuery<Rows, unknown>(
  ($) =>
    sql`INSERT INTO event_contents SELECT * FROM json_populate_recordset(NULL::event_contents, ${$.rows}::json)`,
);

const eraseContents = postgresQuery<
  { readonly erased: number; readonly positions: ReadonlyArray<number> },
  unknown
>(
  ($) => sql`UPDATE event_contents SET salt = NULL, content = NULL, erased = ${$.erased}
    WHERE position = ANY(${$.positions}::bigint[]) AND erased IS NULL`,
);

const putCheckpoint = postgresQuery<{ readonly name: string; readonly position: number }, unknown>(
  ($) => sql`INSERT INTO checkpoints (name, position) VALUES (${$.name}, ${$.position})
    ON CONFLICT (name) DO UPDATE SET position = greatest(checkpoints.position, excluded.position)`,
);

const put = async (
  connection: Connection,
  statement: Statement<Rows, unknown>,
  rows: ReadonlyArray<object>,
): Promise<void> => {
  if (rows.length > 0) await connection.all(statement, { rows: JSON.stringify(rows) });
};

/** Writes events with their contents, then the rows of the views that they change: one statement for each table that has some. */
export const append = async (connection: Connection, changes: Changes): Promise<void> => {
  const { events, unlinked } = changes;
  const contents = events.flatMap(({ stored: { position }, content }) =>
    content === null ? [] : [{ position, ...content, erased: null }],
  );
  await put(
    connection,
    insertEvents,
    events.map(({ stored }) => rowOfEvent(stored)),
  );
  await put(connection, insertContents, contents);
  for (const { stored, event } of events) {
    if (event.kind !== 'content_erased') continue;
    await connection.all(eraseContents, { erased: stored.position, positions: event.data.positions });
  }
  const { tasks, task_links: links, commands } = viewStatements;
  await put(connection, tasks.put, [...changes.newTasks, ...changes.changedTasks]);
  if (unlinked.length > 0) {
    const keys = unlinked.map(({ parentId, childId }) => [parentId, childId] as const);
    await connection.all(links.remove, keysOf(keys));
  }
  await put(connection, links.put, [...changes.waived, ...changes.linked]);
  await put(connection, commands.put, changes.commands);
};

/** Notes how far a subscription has come; it never goes back. */
export const checkpoint = async (connection: Connection, name: string, position: number): Promise<void> => {
  await connection.all(putCheckpoint, { name, position });
};

/** Takes rows of a view away and puts others in place. */
export const correct = async <V extends ViewName>(
  connection: Connection,
  { view, remove, put: rows }: Correction<V>,
): Promise<void> => {
  const statements = viewStatements[view];
  if (remove.length > 0) await connection.all(statements.remove, keysOf(remove));
  await put(connection, statements.put, rows);
};
