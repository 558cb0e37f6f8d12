import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import * as t from 'io-ts';
import { decodeFault } from './decode-fault';
import type { DecodeFault } from './decode-fault';

const refined = <A>(name: string, is: (u: unknown) => u is A): t.Type<A> =>
  new t.Type<A>(name, is, (u, c) => (is(u) ? t.success(u) : t.failure(u, c)), t.identity);

const isWhole = (u: unknown): u is number => typeof u === 'number' && Number.isSafeInteger(u);

/** 1, 2, 3 … up to 2^53 − 1: positions, versions, fences. */
export const positiveInteger = refined('a positive integer', (u): u is number => isWhole(u) && u > 0);

/** 0, 1, 2 … up to 2^53 − 1. */
export const count = refined('a whole number from 0', (u): u is number => isWhole(u) && u >= 0);

/** Any integer that a double holds exactly. */
export const integer = refined('an integer', isWhole);

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instant = refined('milliseconds since 1970', isWhole);

/** A string of at least one character. */
export const text = refined('a non-empty string', (u): u is string => typeof u === 'string' && u !== '');

/** `codec` or null. */
export const orNull = <C extends t.Mixed>(codec: C): t.Type<t.TypeOf<C> | null> =>
  refined(`${codec.name}, or null`, (u): u is t.TypeOf<C> | null => u === null || codec.is(u));

const noSuchField = refined('no such field', (_u): _u is never => false);

type Closed<P extends t.Props, O extends t.Props> = t.TypeOfProps<P> & Partial<t.TypeOfProps<O>>;

/**
 * An object with exactly these fields: a missing one and an unknown one are both refused, where `t.strict` would drop the
 * unknown one. Those of `optional` may be left out.
 */
export const closedWith = <P extends t.Props, O extends t.Props>(
  props: P,
  optional: O,
): t.Type<Closed<P, O>> => {
  const keys = Object.keys(props);
  const own = new Set(keys);
  const is = (u: unknown): u is Closed<P, O> => {
    if (typeof u !== 'object' || u === null || Array.isArray(u)) return false;
    const record = u as Record<string, unknown>;
    let found = 0;
    for (const key in record) {
      if (own.has(key)) found += 1;
      else if (!Object.hasOwn(optional, key) || !optional[key]!.is(record[key])) return false;
    }
    if (found !== keys.length) return false;
    for (const key of keys) if (!props[key]!.is(record[key])) return false;
    return true;
  };
  const validate: t.Validate<unknown, Closed<P, O>> = (u, context) => {
    if (is(u)) return t.success(u);
    if (typeof u !== 'object' || u === null || Array.isArray(u)) return t.failure(u, context);
    const record = u as Record<string, unknown>;
    const errors: t.Errors = [];
    for (const key of keys) {
      const checked = props[key]!.validate(
        record[key],
        t.appendContext(context, key, props[key]!, record[key]),
      );
      if (isLeft(checked)) for (const error of checked.left) errors.push(error);
    }
    for (const key of Object.keys(record)) {
      if (own.has(key)) continue;
      const codec = Object.hasOwn(optional, key) ? optional[key]! : noSuchField;
      const checked = codec.validate(record[key], t.appendContext(context, key, codec, record[key]));
      if (isLeft(checked)) for (const error of checked.left) errors.push(error);
    }
    return t.failures(errors);
  };
  return new t.Type('an object', is, validate, t.identity);
};

/** An object with exactly these fields. */
export const closed = <P extends t.Props>(props: P): t.Type<t.TypeOfProps<P>> => closedWith(props, {});

/** An object without fields: the kind of the event says it all. */
export const noFields: t.Type<Readonly<Record<string, never>>> = closed({});

/** Decodes `u`, or says in one {@link DecodeFault} which field is wrong; `at` names the whole. */
export const decodeAt = <A>(at: string, codec: t.Type<A>, u: unknown): Either<DecodeFault, A> => {
  if (codec.is(u)) return right(u);
  const checked = codec.validate(u, [{ key: '', type: codec }]);
  if (!isLeft(checked)) return right(checked.right);
  const error = checked.left[0]!;
  const path = error.context
    .slice(1)
    .map((entry) => (/^\d+$/.test(entry.key) ? `[${entry.key}]` : `.${entry.key}`));
  const expected = error.context[error.context.length - 1]!.type.name;
  return left(decodeFault(at + path.join(''), expected, error.value));
};
