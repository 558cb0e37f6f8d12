import { isLeft, isRight } from 'fp-ts/Either';
import type { Json } from '../../../events/json';
import { parseJson } from '../../../events/parse-json';
import { storable } from '../../../events/storable';

const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('stdout is not UTF-8 text', { cause });
  }
};

/** The result that stdout is: as JSON where it is JSON that a ledger holds, else as text without the line ends at its end; none where it is empty. */
export const resultOf = (stdout: Buffer): Json | undefined => {
  const text = textOf(stdout).replace(/[\r\n]+$/, '');
  if (text === '') return undefined;
  const parsed = parseJson(text);
  if (isLeft(parsed)) return text;
  const held = storable('stdout', parsed.right);
  return isRight(held) ? held.right : text;
};
