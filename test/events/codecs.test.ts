import { isLeft, right } from 'fp-ts/Either';
import * as t from 'io-ts';
import { claimRejected } from '../../src/events/claim-rejected';
import { claimed } from '../../src/events/claimed';
import {
  closed,
  count,
  decodeAt,
  instant,
  integer,
  orNull,
  positiveInteger,
  text,
} from '../../src/events/codecs';
import { renderDecodeFault } from '../../src/events/decode-fault';
import type { Lineage } from '../../src/events/lineage';
import { taggedBy } from '../../src/events/tagged-by';

const aClaim = {
  claimant: 'ann',
  fence: 1,
  leaseUntil: null,
  from: 'ready',
  attempt: 1,
  parents: [{ id: 'p', status: 'done', position: 3 }],
  open: 0,
  total: 1,
};

/** What is said of data of a kind; undefined where it is read. */
const saidOf = <A>(kind: Lineage<A>, data: unknown): string | undefined => {
  const read = kind.read(1, data);
  return isLeft(read) ? renderDecodeFault(read.left) : undefined;
};

const { fence: _fence, ...withoutFence } = aClaim;

describe('data that is not of its kind', () => {
  it.each<[string, unknown, string]>([
    ['a wrong type', { ...aClaim, fence: '3' }, 'claimed@1.fence: expected a positive integer, got "3"'],
    ['a number out of range', { ...aClaim, fence: 0 }, 'claimed@1.fence: expected a positive integer, got 0'],
    ['a missing field', withoutFence, 'claimed@1.fence: expected a positive integer, got nothing'],
    ['an unknown field', { ...aClaim, extra: 1 }, 'claimed@1.extra: expected no such field, got 1'],
    ['an unknown word', { ...aClaim, from: 'done' }, 'claimed@1.from: expected ready or review, got "done"'],
    [
      'a half null',
      { ...aClaim, leaseUntil: 'x' },
      'claimed@1.leaseUntil: expected milliseconds since 1970, or null, got "x"',
    ],
    ['an empty name', { ...aClaim, claimant: '' }, 'claimed@1.claimant: expected a non-empty string, got ""'],
    [
      'a field deep inside',
      { ...aClaim, parents: [...aClaim.parents, { id: 'q', status: 'lost', position: 4 }] },
      'claimed@1.parents[1].status: expected a task status, got "lost"',
    ],
    [
      'an unknown field deep inside',
      { ...aClaim, parents: [{ id: 'p', status: 'done', position: 3, note: 'x' }] },
      'claimed@1.parents[0].note: expected no such field, got "x"',
    ],
    ['a list', [1], 'claimed@1: expected an object, got [1]'],
    ['null', null, 'claimed@1: expected an object, got null'],
  ])('is refused for %s, with the field named', (_what, data, said) => {
    expect(saidOf(claimed, data)).toBe(said);
  });

  it('is read where it is whole', () => {
    expect(claimed.read(1, aClaim)).toEqual(right(aClaim));
  });
});

describe('one of several shapes', () => {
  const { fence: _f, leaseUntil: _l, from: _from, attempt: _a, ...seen } = aClaim;
  const refusal = (reason: unknown) => saidOf(claimRejected, { ...seen, reason });

  it('is found by its tag, so that a wrong field gives one error', () => {
    expect(refusal({ _tag: 'already_claimed', claimant: 'bob', fence: 'x', leaseUntil: null })).toBe(
      'claim_rejected@1.reason.fence: expected a positive integer, got "x"',
    );
    const cases = taggedBy({
      a: closed({ _tag: t.literal('a'), n: count }),
      b: closed({ _tag: t.literal('b') }),
    });
    const checked = cases.decode({ _tag: 'a', n: -1 });
    expect(isLeft(checked) ? checked.left.length : 0).toBe(1);
  });

  it.each([[{ _tag: 'lost' }], [{ _tag: 'toString' }], [{}], ['archived'], [null]])(
    'is refused for %j',
    (reason) => {
      expect(refusal(reason)).toMatch(
        /^claim_rejected@1\.reason\._tag: expected one of archived, terminal, /,
      );
    },
  );

  it('is read where tag and fields are right', () => {
    expect(refusal({ _tag: 'terminal', status: 'done' })).toBeUndefined();
  });
});

describe('a number', () => {
  const unsafe = 2 ** 53;
  it.each([
    [positiveInteger, [1, unsafe - 1], [0, -1, 1.5, unsafe, NaN, '1', null]],
    [count, [0, 1], [-1, 0.5, unsafe, Infinity]],
    [integer, [-1, 0, 1 - unsafe], [0.5, -unsafe, '0']],
    [instant, [0, -5, 1_700_000_000_000], [0.5, unsafe]],
  ])('that has to be %p takes those and no others', (codec, good, bad) => {
    expect(good.every((one) => codec.is(one))).toBe(true);
    expect(bad.some((one) => codec.is(one))).toBe(false);
  });

  it('may be null where that is said', () => {
    expect(orNull(count).is(null)).toBe(true);
    expect(decodeAt('x', orNull(text), undefined)).toMatchObject({
      left: { expected: 'a non-empty string, or null' },
    });
  });
});
