import * as fc from 'fast-check';

/** Text of any characters, control characters and quotes often among them, without lone surrogates. */
export const wellFormed: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '\n', '\u0000', '\u001f', '\u007f', '\u2028', 'é', '😂', '/'),
  }),
);

/** The same without NUL: what every store can hold. */
export const storableText: fc.Arbitrary<string> = wellFormed.map((text) => text.replaceAll('\0', ''));
