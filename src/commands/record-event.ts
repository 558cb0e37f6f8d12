import { catalogue } from '../events/catalogue';
import type { Event } from '../events/catalogue';
import { canonicalJson } from '../events/canonical-json';
import { contentHash, saltedContent } from '../events/content';
import { newId } from '../events/ids';
import type { Json } from '../events/json';
import { leafHash } from '../events/leaf-hash';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';

/** Everything about an event but its kind and data. */
export interface Circumstances {
  readonly ledgerId: string;
  readonly position: number;
  readonly taskId: string | null;
  readonly version: number | null;
  readonly status: TaskStatus | null;
  readonly content: Json | undefined;
  readonly actor: string;
  readonly writer: number;
  readonly createdAt: number;
  readonly commandId: string | null;
  readonly requestHash: string | null;
  readonly causation: number | null;
  readonly correlation: string | null;
}

/** The event as it will be stored: with its id, its canonical data, its content under a salt, and its leaf hash. */
export const recordEvent = (event: Event, at: Circumstances): Recorded => {
  const content = at.content === undefined ? null : saltedContent(canonicalJson(at.content));
  // Written out, and given its hash last: copying an object costs as much as hashing it.
  const stored = {
    position: at.position,
    id: newId(),
    taskId: at.taskId,
    version: at.version,
    kind: event.kind,
    kindVersion: catalogue[event.kind].current,
    status: at.status,
    data: canonicalJson(event.data),
    contentHash: content === null ? null : contentHash(content),
    actor: at.actor,
    writer: at.writer,
    createdAt: at.createdAt,
    commandId: at.commandId,
    requestHash: at.requestHash,
    causation: at.causation,
    correlation: at.correlation,
    leafHash: '',
  };
  stored.leafHash = leafHash(at.ledgerId, stored);
  return { stored, event, content, erased: null };
};
