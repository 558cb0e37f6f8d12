import * as fc from 'fast-check';
import { storable } from '../../src/events/storable';
import { errorAsJson } from '../../src/ledger/workers/error-as-json';

const strange: ReadonlyArray<readonly [string, unknown]> = [
  ['an error whose message is an object', Object.assign(new Error('x'), { message: { code: 5 } })],
  ['an error without a name or a stack', Object.assign(new Error('x'), { name: undefined, stack: null })],
  [
    'an error whose message throws',
    Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('not even that');
      },
    }),
  ],
  [
    'a value that cannot be text',
    {
      toString: () => {
        throw new Error('no');
      },
      call: () => null,
    },
  ],
  [
    'a value without a prototype that is no JSON',
    Object.assign(Object.create(null) as object, { f: () => 1 }),
  ],
  [
    'a proxy that throws',
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no keys');
        },
      },
    ),
  ],
  ['an endless text', 'x'.repeat(5_000_000)],
  ['an endless list', Array.from({ length: 1_000_000 }, (_, i) => i)],
  ['nothing', undefined],
  ['a symbol', Symbol('s')],
];

describe('what was thrown, as JSON', () => {
  it.each(strange)('is JSON that every store holds, and short: %s', (_name, thrown) => {
    const json = errorAsJson(thrown);
    expect(storable('error', json)._tag).toBe('Right');
    expect(JSON.stringify(json).length).toBeLessThan(200_000);
  });

  it('is so of anything', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
        (thrown) => {
          expect(storable('error', errorAsJson(thrown))._tag).toBe('Right');
          expect(storable('error', errorAsJson(new Error('why', { cause: thrown })))._tag).toBe('Right');
        },
      ),
    );
  });

  it('replaces what no store holds', () => {
    expect(errorAsJson(new Error('a\0b\ud800c'))).toMatchObject({ message: 'a\u2400b\ufffdc' });
    expect(errorAsJson('a\0b')).toBe('a\u2400b');
  });

  it('tells the code of an error, what caused it, and those that it gathers', () => {
    const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    const gathered = new AggregateError([missing, 'and that'], 'both went wrong', { cause: missing });
    expect(errorAsJson(gathered)).toMatchObject({
      name: 'AggregateError',
      message: 'both went wrong',
      cause: { message: 'no such file', code: 'ENOENT' },
      errors: [{ code: 'ENOENT' }, 'and that'],
    });
  });
});
