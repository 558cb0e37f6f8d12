import type { StoredEvent, StoredRow } from '../events/stored-event';
import type { EventContentsTable, TaskEventsTable } from './schema';

/** A row of the log with its content, if it has one. */
export type EventRow = TaskEventsTable & Omit<EventContentsTable, 'position'>;

/** The row of an event; given the slots of a statement, the place of each of its columns. */
export const rowOfEvent = (event: StoredEvent): TaskEventsTable => ({
  position: event.position,
  id: event.id,
  task_id: event.taskId,
  version: event.version,
  kind: event.kind,
  kind_version: event.kindVersion,
  status: event.status,
  data: event.data,
  content_hash: event.contentHash,
  actor: event.actor,
  writer: event.writer,
  created_at: event.createdAt,
  command_id: event.commandId,
  request_hash: event.requestHash,
  causation: event.causation,
  correlation: event.correlation,
  leaf_hash: event.leafHash,
});

/** The event of a row. */
export const eventOfRow = (row: EventRow): StoredRow => ({
  stored: {
    position: row.position,
    id: row.id,
    taskId: row.task_id,
    version: row.version,
    kind: row.kind,
    kindVersion: row.kind_version,
    status: row.status,
    data: row.data,
    contentHash: row.content_hash,
    actor: row.actor,
    writer: row.writer,
    createdAt: row.created_at,
    commandId: row.command_id,
    requestHash: row.request_hash,
    causation: row.causation,
    correlation: row.correlation,
    leafHash: row.leaf_hash,
  },
  content: row.salt === null || row.content === null ? null : { salt: row.salt, content: row.content },
  erased: row.erased,
});
