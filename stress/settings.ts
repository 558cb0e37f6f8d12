import { isLeft } from 'fp-ts/Either';
import { InvalidInput } from '../src/ledger/errors';
import type { Field } from '../src/ledger/fields';

/** Reads what a run is asked, and fills in what was left out; throws {@link InvalidInput}. */
export const settingsOf =
  <A>(options: Field<A>) =>
  (given: unknown): A => {
    const read = options('stress', given);
    if (isLeft(read)) throw new InvalidInput(read.left);
    return read.right;
  };
