import * as fc from 'fast-check';
import { markup } from '../../../src/export/case-file/markup';

describe('markup', () => {
  it('leaves nothing in a text that could end it, or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(markup`${text}`.text).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('puts what is markup already into markup as it is', () => {
    const inner = markup`<b>${'a < b'}</b>`;
    expect(markup`<p>${inner}${[inner, inner]}${null}${7}</p>`.text).toBe(
      '<p><b>a &lt; b</b><b>a &lt; b</b><b>a &lt; b</b>7</p>',
    );
  });

  it('spells out what is not seen', () => {
    expect(markup`${'a\u202eb\u0000c\u200b'}`.text).toBe('a\\u{202e}b\\u{0000}c\\u{200b}');
  });
});
