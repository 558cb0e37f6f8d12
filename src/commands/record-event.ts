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
export const recordEvent = (event: Event, { ledgerId, content: written, ...at }: Circumstances): Recorded => {
  const content = written === undefined ? null : saltedContent(canonicalJson(written));
  const unhashed = {
    ...at,
    id: newId(),
    kind: event.kind,
    kindVersion: catalogue[event.kind].current,
    data: canonicalJson(event.data),
    contentHash: content === null ? null : contentHash(content),
  };
  return { stored: { ...unhashed, leafHash: leafHash(ledgerId, unhashed) }, event, content };
};
