import { isLeft, right } from 'fp-ts/Either';
import type * as t from 'io-ts';
import { closed, orNull, text } from '../../src/events/codecs';
import { renderDecodeFault } from '../../src/events/decode-fault';
import { lineage, version } from '../../src/events/lineage';

/** A kind that this project never had: its first version wrote one string, today's writes who and where. */
const parkedV1 = closed({ by: text });
const parkedV2 = closed({ driver: text, lot: orNull(text) });

type Parked = t.TypeOf<typeof parkedV2>;

const parked = lineage<Parked>('parked', [
  version(parkedV1, ({ by }) => ({ driver: by, lot: null })),
  version(parkedV2, (stored) => stored),
]);

const said = (kindVersion: number, data: unknown): string => {
  const read = parked.read(kindVersion, data);
  return isLeft(read) ? renderDecodeFault(read.left) : 'read';
};

describe('a kind that has had two versions', () => {
  it('writes its last one', () => {
    expect(parked.current).toBe(2);
  });

  it('reads what the first one wrote in the shape of today, and null for what was not recorded', () => {
    expect(parked.read(1, { by: 'ann' })).toEqual(right({ driver: 'ann', lot: null }));
  });

  it('reads today as it is', () => {
    expect(parked.read(2, { driver: 'ann', lot: 'B' })).toEqual(right({ driver: 'ann', lot: 'B' }));
  });

  it('refuses the fields of one version under the number of the other', () => {
    expect(said(1, { driver: 'ann', lot: null })).toBe(
      'parked@1.by: expected a non-empty string, got nothing',
    );
    expect(said(2, { by: 'ann' })).toBe('parked@2.driver: expected a non-empty string, got nothing');
  });

  it.each([0, 3, -1, 1.5])('refuses version %d, which was never written', (never) => {
    expect(said(never, { by: 'ann' })).toBe(`parked@${never}: expected a version from 1 to 2, got ${never}`);
  });
});
