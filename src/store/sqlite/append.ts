import type { Changes, Correction, SnapshotPart, Tombstone } from '../../commands/store';
import type { ViewName } from '../../projections/view-rows';
import type { StoredEvent } from '../../events/stored-event';
import type { CommandRecord } from '../../projections/command-record';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import { rowOfEvent } from '../event-row';
import type { Schema } from '../schema';
import { statement } from '../statement';
import { mutableColumns } from '../task-columns';
import type { Connection } from './connection';
import { slotsFor, viewStatements } from './view-statements';

/** `OR FAIL`, like the triggers: what could abort a statement halfway makes SQLite keep a copy of each page that it changes. */
const insertEvent = statement<StoredEvent, unknown>((db, $) =>
  db.insertInto('task_events').orFail().values(rowOfEvent($)),
);

const insertContent = statement<Schema['event_contents'], unknown>((db, $) =>
  db
    .insertInto('event_contents')
    .orFail()
    .values({ position: $.position, salt: $.salt, content: $.content, erased: $.erased }),
);

const eraseContent = statement<{ readonly position: number; readonly erased: number }, unknown>((db, $) =>
  db
    .updateTable('event_contents')
    .set({ salt: null, content: null, erased: $.erased })
    .where('position', '=', $.position)
    .where('erased', 'is', null),
);

const openHead = statement((db) => db.updateTable('head').set({ state: 'open' }));

const waiveLink = statement<Link, unknown>((db, $) =>
  db
    .updateTable('task_links')
    .set({ waived: $.waived })
    .where('parent_id', '=', $.parentId)
    .where('child_id', '=', $.childId),
);

const putCheckpoint = statement<Schema['checkpoints'], unknown>((db, $) =>
  db
    .insertInto('checkpoints')
    .values({ name: $.name, position: $.position })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ position: $.position })
        .where('checkpoints.position', '<', $.position),
    ),
);

const dropSnapshot = statement<{ readonly position: number }, unknown>((db, $) =>
  db.deleteFrom('snapshots').where('position', '=', $.position),
);

const putSnapshotPart = statement<SnapshotPart, unknown>((db, $) =>
  db.insertInto('snapshots').values({
    position: $.position,
    part: $.part,
    parts: $.parts,
    format: $.format,
    hash: $.hash,
    body: $.body,
  }),
);

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
  for (const { stored, content, event } of changes.events) {
    const { position } = stored;
    connection.run(insertEvent, stored);
    if (content !== null) connection.run(insertContent, { position, ...content, erased: null });
    if (event.kind === 'content_erased') {
      for (const one of event.data.positions)
        connection.run(eraseContent, { position: one, erased: position });
    }
  }
  for (const row of changes.newTasks) connection.run(viewStatements.tasks.put, row);
  for (const row of changes.changedTasks) connection.run(updateTask, row);
  for (const { parentId, childId } of changes.unlinked) {
    connection.run(viewStatements.task_links.remove, { after: parentId, beyond: childId });
  }
  for (const link of changes.waived) connection.run(waiveLink, link);
  for (const link of changes.linked) connection.run(viewStatements.task_links.put, link);
  for (const record of changes.commands) connection.run(upsertCommand, record);
};

/** Notes how far a subscription has come. */
export const checkpoint = (connection: Connection, name: string, position: number): void =>
  connection.run(putCheckpoint, { name, position });

/** Puts a snapshot in place of what lies at these positions. */
export const keepSnapshot = (
  connection: Connection,
  parts: ReadonlyArray<SnapshotPart>,
  insteadOf: ReadonlyArray<number>,
): void => {
  for (const position of insteadOf) connection.run(dropSnapshot, { position });
  for (const part of parts) connection.run(putSnapshotPart, part);
};

/** Writes that contents are gone. */
export const bury = (connection: Connection, contents: ReadonlyArray<Tombstone>): void => {
  for (const tombstone of contents)
    connection.run(insertContent, { ...tombstone, salt: null, content: null });
};

/** Ends a copy. */
export const finishCopy = (connection: Connection): void => connection.run(openHead, {});

/** Takes rows of a view away and puts others in place. */
export const correct = <V extends ViewName>(
  connection: Connection,
  { view, remove, put }: Correction<V>,
): void => {
  const statements = viewStatements[view];
  for (const key of remove) connection.run(statements.remove, putPart(key));
  for (const row of put) connection.run(statements.put, row);
};
