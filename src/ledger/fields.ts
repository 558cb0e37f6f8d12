import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { canonicalJson } from '../events/canonical-json';
import { decodeFault } from '../events/decode-fault';
import type { DecodeFault } from '../events/decode-fault';
import type { Json } from '../events/json';
import { limits } from '../events/limits';
import { storable, storableText } from '../events/storable';
import { isoTime, parseTime } from './iso-time';

/** Reads one value that a caller gave; `at` names it in the fault. */
export type Field<A> = (at: string, value: unknown) => Either<DecodeFault, A>;

type Values<S> = { readonly [K in keyof S]: S[K] extends Field<infer A> ? A : never };

const bounded =
  (expected: string, bytes: number): Field<string> =>
  (at, value) => {
    if (typeof value !== 'string') return left(decodeFault(at, expected, value));
    if (Buffer.byteLength(value) > bytes) {
      return left(decodeFault(at, `${expected} of at most ${bytes} bytes`, value));
    }
    return storableText(at, value);
  };

/** Text that is not empty. */
const named =
  (bytes: number): Field<string> =>
  (at, value) =>
    value === '' ? left(decodeFault(at, 'text', value)) : bounded('text', bytes)(at, value);

/** An id, a claimant, an assignee, an actor: text that is not empty. */
export const name: Field<string> = named(limits.nameBytes);

/** Bytes of a name that PostgreSQL keeps: what is longer it would cut off, and take one schema for another. */
const SCHEMA_BYTES = 63;

/** The name of a board in a database, which is that of a schema. */
export const boardName: Field<string> = (at, value) =>
  typeof value === 'string' && /^pg_|^\$user$/.test(value)
    ? left(decodeFault(at, 'a name that PostgreSQL does not keep for itself', value))
    : named(SCHEMA_BYTES)(at, value);

/** Free text. */
export const freeText: Field<string> = bounded('text', limits.contentBytes);

/** A whole number between two bounds, both included. */
export const whole =
  (least: number, most: number): Field<number> =>
  (at, value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? right(value)
      : left(decodeFault(at, `a whole number from ${least} to ${most}`, value));

/** A value, or null. */
export const nullable =
  <A>(field: Field<A>): Field<A | null> =>
  (at, value) =>
    value === null ? right(null) : field(at, value);

/** A moment, as a Date or as milliseconds since 1970. */
export const moment: Field<number> = (at, value) => {
  const ms: unknown = value instanceof Date ? value.getTime() : value;
  return typeof ms === 'number' && Number.isSafeInteger(ms) && ms >= 0
    ? right(ms)
    : left(decodeFault(at, 'a Date, or milliseconds since 1970', value));
};

/** A moment, as a Date, as milliseconds since 1970, or as an ISO 8601 time with its zone. */
export const momentOrText: Field<number> = (at, value) => {
  const ms = typeof value === 'string' ? parseTime(value) : value;
  const read = moment(at, ms);
  if (!isLeft(read)) return read;
  return left(decodeFault(at, `a Date, milliseconds since 1970, or ${isoTime}`, value));
};

/** Text that is not only spaces. */
const said =
  (bytes: number): Field<string> =>
  (at, value) =>
    typeof value === 'string' && value.trim() === ''
      ? left(decodeFault(at, 'text that is not only spaces', value))
      : bounded('text', bytes)(at, value);

/** A title. */
export const title: Field<string> = said(limits.titleBytes);

/** A comment, or a reason that has to be given. */
export const words: Field<string> = said(limits.contentBytes);

/** Any JSON that every store can hold. */
export const json: Field<Json> = (at, value) => {
  const checked = storable(at, value);
  if (isLeft(checked)) return checked;
  const bytes = Buffer.byteLength(canonicalJson(checked.right));
  return bytes > limits.contentBytes
    ? left(decodeFault(at, `JSON of at most ${limits.contentBytes} bytes`, `${bytes} bytes`))
    : checked;
};

/** True or false. */
export const flag: Field<boolean> = (at, value) =>
  typeof value === 'boolean' ? right(value) : left(decodeFault(at, 'true or false', value));

/** A function to be called back; what it takes is between the types of caller and library. */
export const callback: Field<object> = (at, value) =>
  typeof value === 'function' ? right(value) : left(decodeFault(at, 'a function', value));

/** An object of somebody else's, passed through as it is. */
export const anyObject: Field<object> = (at, value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? right(value)
    : left(decodeFault(at, 'an object', value));

/** One of some words. */
export const oneOf =
  <W extends string>(...choices: ReadonlyArray<W>): Field<W> =>
  (at, value) => {
    const found = choices.find((word) => word === value);
    return found === undefined ? left(decodeFault(at, `one of ${choices.join(', ')}`, value)) : right(found);
  };

/** A list of values, of at most `most` and at least `least`. */
export const listOf =
  <A>(field: Field<A>, most: number, least = 0): Field<ReadonlyArray<A>> =>
  (at, value) => {
    if (!Array.isArray(value)) return left(decodeFault(at, 'a list', value));
    if (value.length > most) {
      return left(decodeFault(at, `a list of at most ${most}`, `a list of ${value.length}`));
    }
    if (value.length < least) {
      return left(decodeFault(at, `a list of at least ${least}`, `a list of ${value.length}`));
    }
    const read: A[] = [];
    for (let i = 0; i < value.length; i += 1) {
      const one = field(`${at}[${i}]`, value[i]);
      if (isLeft(one)) return one;
      read.push(one.right);
    }
    return right(read);
  };

/** A value that may be left out. */
export const optional =
  <A, const B>(field: Field<A>, otherwise: B): Field<A | B> =>
  (at, value) =>
    value === undefined ? right(otherwise) : field(at, value);

/** An object with these fields and no other. */
export const shape = <S extends Readonly<Record<string, Field<unknown>>>>(fields: S): Field<Values<S>> => {
  const known = Object.entries(fields);
  return (at, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return left(decodeFault(at, 'an object', value));
    }
    const given = value as Readonly<Record<string, unknown>>;
    const stranger = Object.keys(given).find((key) => !Object.hasOwn(fields, key));
    if (stranger !== undefined) {
      const expected = `no such field (there are ${Object.keys(fields).join(', ')})`;
      return left(decodeFault(`${at}.${stranger}`, expected, given[stranger]));
    }
    const read: Record<string, unknown> = {};
    for (const [key, field] of known) {
      const one = field(`${at}.${key}`, given[key]);
      if (isLeft(one)) return one;
      read[key] = one.right;
    }
    return right(read as Values<S>);
  };
};
