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

/** An object with exactly these fields: a missing one and an unknown one are both refused, where `t.strict` would drop the unknown one. */
export const closed = <P extends t.Props>(props: P): t.Type<t.TypeOfProps<P>> => {
  const keys = Object.keys(props);
  const own = new Set(keys);
  const is = (u: unknown): u is t.TypeOfProps<P> => {
    if (typeof u !== 'object' || u === null || Array.isArray(u)) return false;
    const record = u as Record<string, unknown>;
    let found = 0;
    for (const key in record) {
      if (!own.has(key)) return false;
      found += 1;
    }
    if (found !== keys.length) return false;
    for (const key of keys) if (!props[key]!.is(record[key])) return false;
    return true;
  };
  const validate: t.Validate<unknown, t.TypeOfProps<P>> = (u, context) => {
    if (is(u)) return t.success(u);
    if (typeof u !== 'object' || u === null || Array.isArray(u)) return t.failure(u, context);
    const record = u as Record<string, unknown>;
    const errors: t.Errors = [];
    for (const key of keys) {
      const checked = props[key]!.validate(
        record[key],
        t.appendContext(context, key, props[key]!, record[key]),
      );
      if (isLeft(checked)) errors.push(...checked.left);
    }
    for (const key of Object.keys(record)) {
      if (own.has(key)) continue;
      errors.push({ value: record[key], context: t.appendContext(context, key, noSuchField, record[key]) });
    }
    return t.failures(errors);
  };
  return new t.Type('an object', is, validate, t.identity);
};

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
