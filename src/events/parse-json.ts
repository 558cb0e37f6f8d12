import { left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { Json } from './json';

/** The value of a JSON text, or what the parser said. */
export const parseJson = (text: string): Either<string, Json> => {
  try {
    return right(JSON.parse(text) as Json);
  } catch (error) {
    return left(error instanceof Error ? error.message : String(error));
  }
};
