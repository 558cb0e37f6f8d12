import type { Changes, Correction } from '../../commands/store';
import type { ViewName } from '../../projections/view-rows';
import type { StoredEvent } from '../../events/stored-event';
import type { CommandRecord } from '../../projections/command-record';
import type { TaskRow } from '../../projections/task-row';
import { rowOfEvent } from '../event-row';
import type { Schema } from '../schema';
import { statement } from '../statement';
import type { Connection } from './connection';
import { slotsFor, taskColumns, viewStatements } from './view-statements';

const insertEvent = statement<StoredEvent, unknown>((db, $) =>
  db.insertInto('task_events').values(rowOfEvent($)),
);

const insertContent = statement<Schema['event_contents'], unknown>((db, $) =>
  db.insertInto('event_contents').values({ position: $.position, salt: $.salt, content: $.content }),
);

const fixedColumns: ReadonlySet<string> = new Set(['created_position', 'id', 'created_at']);
const mutableColumns = taskColumns.filter((column) => !fixedColumns.has(column));

const updateTask = statement<TaskRow, unknown>((db, $) =>
  db.updateTable('tasks').set(slotsFor(mutableColumns, $)).where('created_position', '=', $.created_position),
);

const upsertCommand = statement<CommandRecord, unknown>((db, $) =>
  db
    .insertInto('commands')
    .values({
      command_id: $.commandId,
      request_hash: $.requestHash,
      position: $.position,
      events: $.events,
    })
    .onConflict((conflict) => conflict.column('command_id').doUpdateSet({ events: $.events })),
);

const putPart = ([after, beyond = '']: readonly [string] | readonly [string, string]) => ({ after, beyond });

/** Writes events with their contents, then the rows of the views that they change. */
export const append = (connection: Connection, changes: Changes): void => {
  for (const { stored, content } of changes.events) {
    connection.run(insertEvent, stored);
    if (content !== null) connection.run(insertContent, { position: stored.position, ...content });
  }
  for (const row of changes.newTasks) connection.run(viewStatements.tasks.put, row);
  for (const row of changes.changedTasks) connection.run(updateTask, row);
  for (const { parentId, childId } of changes.unlinked) {
    connection.run(viewStatements.task_links.remove, { after: parentId, beyond: childId });
  }
  for (const link of changes.linked) connection.run(viewStatements.task_links.put, link);
  for (const record of changes.commands) connection.run(upsertCommand, record);
};

/** Takes rows of a view away and puts others in place. */
export const correct = <V extends ViewName>(
  connection: Connection,
  { view, remove, put }: Correction<V>,
): void => {
  const statements = viewStatements[view];
  for (const key of remove) connection.run(statements.remove, putPart(key));
  for (const row of put) connection.run(statements.put, row);
};
