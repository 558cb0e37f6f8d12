import type { Json } from '../../events/json';
import { storable } from '../../events/storable';
import { isLeft } from 'fp-ts/Either';

/** Characters of one text that are kept of an error: a message is for people. */
const LONGEST = 20_000;

const text = (value: string): string => {
  const held = value.replaceAll('\0', '\u2400').toWellFormed();
  return held.length > LONGEST ? `${held.slice(0, LONGEST).toWellFormed()}…` : held;
};

/**
 * What was thrown, as JSON that every store holds: an error by its name, message and stack, what caused it too; any other
 * value as it is where it is JSON, and as text where it is not. What no store holds (NUL, lone surrogates) is replaced.
 */
export const errorAsJson = (thrown: unknown, depth = 0): Json => {
  if (thrown instanceof Error) {
    const { name, message, stack, cause } = thrown;
    return {
      name: text(name),
      message: text(message),
      ...(stack === undefined ? {} : { stack: text(stack) }),
      ...(cause === undefined || depth > 4 ? {} : { cause: errorAsJson(cause, depth + 1) }),
    };
  }
  const held = storable('error', thrown);
  return isLeft(held) ? text(String(thrown)) : held.right;
};
