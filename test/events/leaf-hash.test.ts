import * as fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { createHash } from 'node:crypto';
import { canonicalEnvelope, leafHash } from '../../src/events/leaf-hash';
import { taskStatuses } from '../../src/events/status';
import type { StoredEvent } from '../../src/events/stored-event';
import { wellFormed } from './well-formed';

type Unhashed = Omit<StoredEvent, 'leafHash'>;

const whole = fc.maxSafeInteger();
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);

/** Any envelope whose text is well-formed: more than a ledger would ever write. */
const envelopes: fc.Arbitrary<Unhashed> = fc.record({
  position: whole,
  id: wellFormed,
  taskId: orNull(wellFormed),
  version: orNull(whole),
  kind: wellFormed,
  kindVersion: whole,
  status: orNull(fc.constantFrom(...taskStatuses)),
  data: fc
    .dictionary(wellFormed, fc.oneof(wellFormed, fc.double({ noNaN: true, noDefaultInfinity: true })))
    .map(canonicalize),
  contentHash: orNull(wellFormed),
  actor: wellFormed,
  writer: whole,
  createdAt: whole,
  commandId: orNull(wellFormed),
  requestHash: orNull(wellFormed),
  causation: orNull(whole),
  correlation: orNull(wellFormed),
});

/** The envelope as an object, by the names that it is hashed under. */
const envelope = (ledgerId: string, event: Unhashed): object => ({
  v: 1,
  ledger_id: ledgerId,
  position: event.position,
  id: event.id,
  task_id: event.taskId,
  version: event.version,
  kind: event.kind,
  kind_version: event.kindVersion,
  status: event.status,
  data: JSON.parse(event.data) as unknown,
  content_hash: event.contentHash,
  actor: event.actor,
  writer: event.writer,
  created_at: event.createdAt,
  command_id: event.commandId,
  request_hash: event.requestHash,
  causation: event.causation,
  correlation: event.correlation,
});

const sample: Unhashed = {
  position: 7,
  id: '01',
  taskId: 't',
  version: 2,
  kind: 'promoted',
  kindVersion: 1,
  status: 'ready',
  data: '{"parentId":"p"}',
  contentHash: null,
  actor: 'ann',
  writer: 2,
  createdAt: 1_700_000_000_000,
  commandId: null,
  requestHash: null,
  causation: 6,
  correlation: null,
};

describe('the canonical text of an envelope', () => {
  it('is what the library makes of the same envelope, whatever stands in it', () => {
    fc.assert(
      fc.property(wellFormed, envelopes, (ledgerId, event) => {
        expect(canonicalEnvelope(ledgerId, event)).toBe(canonicalize(envelope(ledgerId, event)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '"',
    '\\',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u2028',
    '\ud83d\ude02',
    '\ufeff',
    '</script>',
    '\b\f\n\r\t',
  ])('writes the text %j as the library does', (text) => {
    const event = { ...sample, actor: text, taskId: text, correlation: text };
    expect(canonicalEnvelope(text, event)).toBe(canonicalize(envelope(text, event)));
  });

  it('has every key, null where there is nothing', () => {
    expect(canonicalEnvelope('L', sample)).toBe(
      '{"actor":"ann","causation":6,"command_id":null,"content_hash":null,"correlation":null,' +
        '"created_at":1700000000000,"data":{"parentId":"p"},"id":"01","kind":"promoted","kind_version":1,' +
        '"ledger_id":"L","position":7,"request_hash":null,"status":"ready","task_id":"t","v":1,"version":2,"writer":2}',
    );
  });
});

describe('a leaf hash', () => {
  it('is SHA-256 over a zero byte and the UTF-8 of the envelope', () => {
    fc.assert(
      fc.property(wellFormed, envelopes, (ledgerId, event) => {
        const bytes = Buffer.concat([Buffer.of(0), Buffer.from(canonicalEnvelope(ledgerId, event), 'utf8')]);
        expect(leafHash(ledgerId, event)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  it.each(Object.keys(sample) as ReadonlyArray<keyof Unhashed>)('changes with the field %s', (field) => {
    const other = { ...sample, [field]: field === 'data' ? '{}' : field === 'status' ? 'todo' : 99 };
    expect(leafHash('L', other)).not.toBe(leafHash('L', sample));
  });

  it('changes with the ledger', () => {
    expect(leafHash('M', sample)).not.toBe(leafHash('L', sample));
  });
});
