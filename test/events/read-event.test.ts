import { isLeft, left, right } from 'fp-ts/Either';
import { recordEvent } from '../../src/commands/record-event';
import { catalogue, isEventKind } from '../../src/events/catalogue';
import type { Event } from '../../src/events/catalogue';
import { renderDecodeFault } from '../../src/events/decode-fault';
import { readEvent } from '../../src/events/read-event';
import type { StoredEvent } from '../../src/events/stored-event';
import { events } from './one-of-each';

const stored = (event: Event): StoredEvent =>
  recordEvent(event, {
    ledgerId: 'L',
    position: 9,
    taskId: 't',
    version: 2,
    status: 'ready',
    content: undefined,
    actor: 'ann',
    writer: 2,
    createdAt: 0,
    commandId: null,
    requestHash: null,
    causation: null,
    correlation: null,
  }).stored;

const promoted = stored({ kind: 'promoted', data: { parentId: 'p' } });

describe('a stored event', () => {
  it.each(events.map((event) => [event.kind, event] as const))(
    'of kind %s is read as it was written',
    (kind, event) => {
      expect(readEvent(stored(event))).toEqual(right(event));
      expect(stored(event).kindVersion).toBe(catalogue[kind].current);
    },
  );

  it('of a kind that is not known is told with its position', () => {
    expect(readEvent({ ...promoted, kind: 'teleported' })).toEqual(
      left({ _tag: 'UnknownKind', position: 9, kind: 'teleported' }),
    );
  });

  it.each(['toString', '__proto__', 'constructor'])('of kind %s is not taken for a known one', (kind) => {
    expect(isEventKind(kind)).toBe(false);
    expect(readEvent({ ...promoted, kind })).toMatchObject({ left: { _tag: 'UnknownKind' } });
  });

  it.each([
    ['is no JSON', { data: '{"parentId":' }, 'promoted@1: expected JSON, got "{\\"parentId\\":"'],
    [
      'has another shape',
      { data: '{"parentId":1}' },
      'promoted@1.parentId: expected a non-empty string, got 1',
    ],
    ['has a version never written', { kindVersion: 2 }, 'promoted@2: expected a version from 1 to 1, got 2'],
  ])('that %s is unreadable, with its position and the field', (_what, change, said) => {
    const read = readEvent({ ...promoted, ...change });
    expect(read).toMatchObject({ left: { _tag: 'UnreadableEvent', position: 9 } });
    const fault = isLeft(read) && read.left._tag === 'UnreadableEvent' ? read.left.fault : undefined;
    expect(fault && renderDecodeFault(fault)).toBe(said);
  });
});
