import * as fc from 'fast-check';
import { byBytes } from '../../src/events/by-bytes';
import { wellFormed } from './well-formed';

const utf8 = (a: string, b: string): number => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));

/** Few characters, so that prefixes are shared: on both sides of the surrogates, and pairs of them. */
const near = fc.string({
  unit: fc.constantFrom('a', 'z', 'é', '\ud7ff', '\ue000', '\uffff', '😂', '\u{10ffff}'),
});

describe('the order of ids', () => {
  it.each([
    ['wherever they come from', wellFormed],
    ['with surrogates beside what UTF-16 sorts after them', near],
  ])('is that of their UTF-8 bytes, %s', (_where, text) => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byBytes(a, b))).toBe(utf8(a, b));
      }),
      { numRuns: 1_000 },
    );
  });

  it('puts a character beyond the basic plane after U+FFFF, where UTF-16 puts it before', () => {
    expect(['\uffff', '😂'].sort()).toEqual(['😂', '\uffff']);
    expect(['😂', '\uffff'].sort(byBytes)).toEqual(['\uffff', '😂']);
  });
});
