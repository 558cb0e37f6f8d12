import { isLeft } from 'fp-ts/Either';
import * as fc from 'fast-check';
import { canonicalJson } from '../../src/events/canonical-json';
import { renderDecodeFault } from '../../src/events/decode-fault';
import { storable } from '../../src/events/storable';
import { storableText } from './well-formed';

/** What is said of a value that cannot be stored; undefined where it can. */
const refusal = (value: unknown): string | undefined => {
  const checked = storable('data', value);
  return isLeft(checked) ? renderDecodeFault(checked.left) : undefined;
};

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { deep: value };
  return value;
};

const cycle = (): unknown => {
  const value: { self?: unknown } = {};
  value.self = value;
  return value;
};

const accessor = Object.defineProperty({}, 'read', { get: () => 1, enumerable: true });
const hidden = Object.defineProperty({}, 'read', { value: 1, enumerable: false });
const holed: unknown[] = [1];
holed[2] = 3;
const named: unknown[] & { extra?: number } = Object.assign([1], { extra: 1 });

class Point {
  readonly x = 1;
}

describe('a value that cannot be stored', () => {
  it.each<[string, unknown, string]>([
    ['NUL', { a: ['x\0y'] }, 'data.a[0]: expected text without NUL, got "x\\u0000y"'],
    [
      'a lone high surrogate',
      { a: '\ud83d' },
      'data.a: expected text without lone surrogates, got "\\ud83d"',
    ],
    ['a lone low surrogate', ['\ude02x'], 'data[0]: expected text without lone surrogates, got "\\ude02x"'],
    [
      'an integer past 2^53 - 1',
      { n: 2 ** 53 },
      'data.n: expected an integer within 2^53 - 1, got 9007199254740992',
    ],
    ['one past it downwards', -(2 ** 53), 'data: expected an integer within 2^53 - 1, got -9007199254740992'],
    ['NaN', { n: NaN }, 'data.n: expected a finite number, got null'],
    ['infinity', [-Infinity], 'data[0]: expected a finite number, got null'],
    ['a hole in an array', { list: holed }, 'data.list[1]: expected an array without holes, got nothing'],
    ['undefined', { a: undefined }, 'data.a: expected plain JSON, got nothing'],
    ['undefined in an array', [undefined], 'data[0]: expected plain JSON, got nothing'],
    ['a function', { f: Math.abs }, 'data.f: expected plain JSON, got "function abs() { [native code] }"'],
    ['a symbol', { s: Symbol('s') }, 'data.s: expected plain JSON, got "Symbol(s)"'],
    ['a bigint', { n: 1n }, 'data.n: expected plain JSON, got "1"'],
    ['a Date', { at: new Date(0) }, 'data.at: expected plain JSON, got "1970-01-01T00:00:00.000Z"'],
    ['a Map', { m: new Map() }, 'data.m: expected plain JSON, got {}'],
    ['an instance of a class', { p: new Point() }, 'data.p: expected plain JSON, got {"x":1}'],
    ['a field under a symbol', { a: { [Symbol('s')]: 1 } }, 'data.a: expected plain JSON, got {}'],
    ['an accessor', accessor, 'data.read: expected a plain field, got "an accessor or a hidden field"'],
    ['a hidden field', hidden, 'data.read: expected a plain field, got "an accessor or a hidden field"'],
    ['an array with fields', named, 'data: expected an array without fields of its own, got [1]'],
    [
      '__proto__',
      JSON.parse('{"a":{"__proto__":1}}'),
      'data.a: expected no field named __proto__, got "__proto__"',
    ],
    ['NUL in a key', { 'a\0': 1 }, 'data: a field\'s name: expected text without NUL, got "a\\u0000"'],
    [
      'a lone surrogate in a key',
      { a: { '\ud800': 1 } },
      'data.a: a field\'s name: expected text without lone surrogates, got "\\ud800"',
    ],
  ])('is refused for %s, with the path named', (_what, value, expected) => {
    expect(refusal(value)).toBe(expected);
  });

  it('is refused for 65 levels, and not for 64', () => {
    expect(refusal(nested(64))).toBeUndefined();
    expect(refusal(nested(65))).toMatch(/^data\S*: expected at most 64 levels/);
  });

  it('is refused for a cycle', () => {
    expect(refusal(cycle())).toMatch(/^data(\.self){64}: expected at most 64 levels/);
  });

  it('is refused without reading through an accessor', () => {
    let read = false;
    const trap = Object.defineProperty({}, 'a', { get: () => (read = true), enumerable: true });
    expect(refusal(trap)).toContain('a plain field');
    expect(read).toBe(false);
  });
});

describe('a value that can be stored', () => {
  it.each<[string, unknown]>([
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['the largest integer', Number.MAX_SAFE_INTEGER],
    ['a fraction', 1e-7],
    ['a field named constructor', { constructor: 1, toString: 2 }],
    ['an empty key', { '': {} }],
  ])('may be %s', (_what, value) => {
    expect(refusal(value)).toBeUndefined();
  });

  it('comes back from its canonical text as it was', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        storableText,
        fc.array(tie('value')),
        fc.dictionary(
          fc.oneof(storableText, fc.constantFrom('constructor', '__proto__', 'length')),
          tie('value'),
        ),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const checked = storable('data', value);
        if (isLeft(checked)) return;
        const plus = JSON.parse(JSON.stringify(value)) as unknown;
        expect(JSON.parse(canonicalJson(checked.right))).toEqual(plus);
      }),
      { numRuns: 500 },
    );
  });

  it('is whatever JSON.parse gives, but for __proto__, large integers, NUL and lone surrogates', () => {
    const unstorable = /__proto__|within 2\^53 - 1|NUL|lone surrogates|64 levels/;
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const said = refusal(JSON.parse(text));
        expect(said === undefined || unstorable.test(said)).toBe(true);
      }),
    );
  });
});
