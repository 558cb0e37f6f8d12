import { isLeft } from 'fp-ts/Either';
import type { Json } from '../../events/json';
import { storable } from '../../events/storable';

/** Characters of one text that are kept of an error: a message is for people. */
const LONGEST = 20_000;

/** Errors within errors that are told. */
const DEEPEST = 4;

/** Errors beside each other that are told, of one that gathers many. */
const MOST = 20;

const text = (value: unknown): string => {
  const held = String(value).replaceAll('\0', '\u2400').toWellFormed();
  return held.length > LONGEST ? `${held.slice(0, LONGEST).toWellFormed()}…` : held;
};

const errorFields = (error: Error, depth: number): Json => {
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  const errors: ReadonlyArray<unknown> = error instanceof AggregateError ? error.errors : [];
  return {
    name: text(name),
    message: text(message),
    ...(stack === undefined ? {} : { stack: text(stack) }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: text(code) } : {}),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: told(cause, depth + 1) }),
    ...(errors.length === 0 || depth >= DEEPEST
      ? {}
      : { errors: errors.slice(0, MOST).map((one) => told(one, depth + 1)) }),
  };
};

const told = (thrown: unknown, depth: number): Json => {
  if (thrown instanceof Error) return errorFields(thrown, depth);
  const held = storable('error', thrown);
  return isLeft(held) || JSON.stringify(held.right).length > LONGEST ? text(thrown) : held.right;
};

/**
 * What was thrown, as JSON that every store holds: an error by its name, message, stack and code, what caused it too; any
 * other value as it is where it is JSON, and as text where it is not, or is long. What no store holds (NUL, lone
 * surrogates) is replaced. Total: what cannot even be looked at is told as that.
 */
export const errorAsJson = (thrown: unknown): Json => {
  try {
    return told(thrown, 0);
  } catch {
    return { name: 'Unknown', message: 'what was thrown cannot be told: looking at it throws' };
  }
};
