import type { Json } from '../../events/json';
import type { Recorded } from '../../events/recorded';

/** An event as the command line prints it in JSON: its envelope, its data in today's shape, and its content. */
export const flatEvent = ({ stored, event, content, erased }: Recorded): object => ({
  position: stored.position,
  id: stored.id,
  taskId: stored.taskId,
  version: stored.version,
  kind: event.kind,
  kindVersion: stored.kindVersion,
  status: stored.status,
  data: event.data,
  content: content === null ? null : (JSON.parse(content.content) as Json),
  erased,
  actor: stored.actor,
  writer: stored.writer,
  createdAt: stored.createdAt,
  commandId: stored.commandId,
  causation: stored.causation,
  correlation: stored.correlation,
  contentHash: stored.contentHash,
  requestHash: stored.requestHash,
  leafHash: stored.leafHash,
});
