import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { catalogue, isEventKind } from './catalogue';
import type { Event } from './catalogue';
import { decodeFault } from './decode-fault';
import type { DecodeFault } from './decode-fault';
import { parseJson } from './parse-json';
import type { StoredEvent } from './stored-event';

/** A kind that this version does not know: written by a later one, or by a stranger. */
export interface UnknownKind {
  readonly _tag: 'UnknownKind';
  readonly position: number;
  readonly kind: string;
}

/** An event whose data is not of its kind's shape. */
export interface UnreadableEvent {
  readonly _tag: 'UnreadableEvent';
  readonly position: number;
  readonly fault: DecodeFault;
}

export type ReadFault = UnknownKind | UnreadableEvent;

/** A stored event in today's shape, or why it cannot be read. */
export const readEvent = (stored: StoredEvent): Either<ReadFault, Event> => {
  const { kind, kindVersion, position } = stored;
  if (!isEventKind(kind)) return left({ _tag: 'UnknownKind', position, kind });
  const parsed = parseJson(stored.data);
  const data = isLeft(parsed)
    ? left(decodeFault(`${kind}@${kindVersion}`, 'JSON', stored.data))
    : catalogue[kind].read(kindVersion, parsed.right);
  return isLeft(data)
    ? left({ _tag: 'UnreadableEvent', position, fault: data.left })
    : right({ kind, data: data.right } as Event);
};
