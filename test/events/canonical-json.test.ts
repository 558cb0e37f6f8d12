import * as fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../src/events/canonical-json';
import type { Json } from '../../src/events/json';
import { wellFormed } from './well-formed';

const vector = (name: string): string =>
  readFileSync(join(__dirname, '..', 'vectors', 'jcs', name), 'utf8').replace(/\n$/, '');

describe('canonical JSON', () => {
  it.each(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])(
    'is that of the vector %s of RFC 8785',
    (name) => {
      const input = JSON.parse(vector(`${name}.input.json`)) as Json;
      expect(canonicalJson(input)).toBe(vector(`${name}.output.json`));
    },
  );

  it('is what the library makes of the same value', () => {
    const { value: anyJson } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        wellFormed,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(null, true, false, 0, -0, '', '10', '9', '"', '\\', '\u2028'),
        fc.array(tie('value')),
        fc.dictionary(
          fc.oneof(wellFormed, fc.constantFrom('10', '9', '', 'a', 'A', '\u20ac', '\ud83d\ude02')),
          tie('value'),
        ),
      ),
    }));
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is its own canonical JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });

  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (fields) => {
        const reversed = Object.fromEntries(Object.entries(fields).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson({ ...fields }));
      }),
    );
  });
});
