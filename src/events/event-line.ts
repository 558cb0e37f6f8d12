import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import * as t from 'io-ts';
import { canonicalJson } from './canonical-json';
import { closed, decodeAt, instant, orNull, positiveInteger, text } from './codecs';
import { decodeFault } from './decode-fault';
import type { DecodeFault } from './decode-fault';
import type { Json } from './json';
import { parseJson } from './parse-json';
import { taskStatus } from './status';
import { storable } from './storable';
import type { StoredContent, StoredRow } from './stored-event';

/** An event of a ledger as one line of JSON: all that is stored of it, and of which ledger it is. */
const exportedEvent = closed({
  ledgerId: text,
  position: positiveInteger,
  id: text,
  taskId: orNull(text),
  version: orNull(positiveInteger),
  kind: text,
  kindVersion: positiveInteger,
  status: orNull(taskStatus),
  data: t.UnknownRecord,
  contentHash: orNull(text),
  actor: text,
  writer: positiveInteger,
  createdAt: instant,
  commandId: orNull(text),
  requestHash: orNull(text),
  causation: orNull(positiveInteger),
  correlation: orNull(t.string),
  leafHash: text,
  salt: orNull(t.string),
  content: t.unknown,
  erased: orNull(positiveInteger),
});

/** An event, and the identity of the ledger that it was written by. */
export interface EventOfLedger {
  readonly ledgerId: string;
  readonly row: StoredRow;
}

/** An event as a line of canonical JSON (RFC 8785), without the line break. */
export const eventLine = ({ ledgerId, row: { stored, content, erased } }: EventOfLedger): string =>
  canonicalJson({
    ledgerId,
    ...stored,
    data: JSON.parse(stored.data) as Json,
    salt: content?.salt ?? null,
    content: content === null ? null : (JSON.parse(content.content) as Json),
    erased,
  });

/** Whether a value of JSON is meant to be a line of {@link eventLine}. */
export const isEventLine = (value: Json): boolean =>
  typeof value === 'object' && value !== null && 'ledgerId' in value && 'leafHash' in value;

const contentOf = (
  at: string,
  { salt, content }: { readonly salt: string | null; readonly content?: unknown },
): Either<DecodeFault, StoredContent | null> => {
  if (salt === null) {
    return content === null
      ? right(null)
      : left(decodeFault(`${at}.content`, 'null, as there is no salt', content));
  }
  const read = storable(`${at}.content`, content);
  return isLeft(read) ? read : right({ salt, content: canonicalJson(read.right) });
};

/** The event of a line, or which field of it is wrong; `at` names the line. */
export const readEventLine = (at: string, line: string): Either<DecodeFault, EventOfLedger> => {
  const parsed = parseJson(line);
  if (isLeft(parsed)) return left(decodeFault(at, 'JSON', line));
  const read = decodeAt(at, exportedEvent, parsed.right);
  if (isLeft(read)) return read;
  const { ledgerId, data: given, salt, content: written, erased, ...rest } = read.right;
  const data = storable(`${at}.data`, given);
  if (isLeft(data)) return data;
  const content = contentOf(at, { salt, content: written });
  if (isLeft(content)) return content;
  const stored = { ...rest, data: canonicalJson(data.right) };
  return right({ ledgerId, row: { stored, content: content.right, erased } });
};
