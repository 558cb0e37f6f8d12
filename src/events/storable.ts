import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { decodeFault } from './decode-fault';
import type { DecodeFault } from './decode-fault';
import type { Json } from './json';
import { limits } from './limits';

const fault = (at: string, expected: string, got: unknown): Either<DecodeFault, never> =>
  left(decodeFault(at, expected, got));

/** A string that every store can hold: well-formed UTF-16 (no lone surrogates), without NUL. */
export const storableText = (at: string, text: string): Either<DecodeFault, string> => {
  if (text.includes('\0')) return fault(at, 'text without NUL', text);
  if (!text.isWellFormed()) return fault(at, 'text without lone surrogates', text);
  return right(text);
};

const storableNumber = (at: string, value: number): Either<DecodeFault, number> => {
  if (!Number.isFinite(value)) return fault(at, 'a finite number', value);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return fault(at, 'an integer within 2^53 - 1', value);
  }
  return right(value);
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
  );
};

const storableArray = (
  at: string,
  value: ReadonlyArray<unknown>,
  level: number,
): Either<DecodeFault, Json> => {
  for (let i = 0; i < value.length; i += 1) {
    if (!(i in value)) return fault(`${at}[${i}]`, 'an array without holes', undefined);
    const checked = storableAt(`${at}[${i}]`, value[i], level + 1);
    if (isLeft(checked)) return checked;
  }
  if (Object.keys(value).length !== value.length)
    return fault(at, 'an array without fields of its own', value);
  return right(value as Json);
};

const storableObject = (at: string, value: object, level: number): Either<DecodeFault, Json> => {
  if (!isPlain(value)) return fault(at, 'plain JSON', value);
  for (const key of Object.getOwnPropertyNames(value)) {
    if (key === '__proto__') return fault(at, 'no field named __proto__', key);
    const name = storableText(`${at}: a field's name`, key);
    if (isLeft(name)) return name;
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property === undefined || !('value' in property) || property.enumerable !== true) {
      return fault(`${at}.${key}`, 'a plain field', 'an accessor or a hidden field');
    }
    const checked = storableAt(`${at}.${key}`, property.value, level + 1);
    if (isLeft(checked)) return checked;
  }
  return right(value as Json);
};

const storableAt = (at: string, value: unknown, level: number): Either<DecodeFault, Json> => {
  switch (typeof value) {
    case 'string':
      return storableText(at, value);
    case 'number':
      return storableNumber(at, value);
    case 'boolean':
      return right(value);
    case 'object': {
      if (value === null) return right(null);
      if (level >= limits.depth) return fault(at, `at most ${limits.depth} levels`, '…');
      return Array.isArray(value) ? storableArray(at, value, level) : storableObject(at, value, level);
    }
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return fault(at, 'plain JSON', value === undefined ? undefined : String(value));
    default:
      return fault(at, 'plain JSON', typeof value);
  }
};

/** `value` as JSON that every store keeps as it is; `at` names it in the fault. Cycles end at the depth limit. */
export const storable = (at: string, value: unknown): Either<DecodeFault, Json> => storableAt(at, value, 0);
