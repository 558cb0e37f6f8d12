import { isLeft } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import { renderStoreFault } from '../commands/store-fault';
import type { StoreFault } from '../commands/store-fault';
import { renderDecodeFault } from '../events/decode-fault';
import type { DecodeFault } from '../events/decode-fault';

/** What was asked is not of the form it should have: which field, what was expected there, what was found. Nothing was done. */
export class InvalidInput extends Error {
  readonly _tag = 'InvalidInput';
  /** The path of the field, the method first: `create.title`. */
  readonly field: string;
  readonly expected: string;
  readonly value: unknown;

  constructor({ at, expected, got }: DecodeFault) {
    super(renderDecodeFault({ _tag: 'DecodeFault', at, expected, got }));
    this.name = 'InvalidInput';
    this.field = at;
    this.expected = expected;
    this.value = got;
  }
}

/** The store could not do it. `fault` says why; asking again with `commandId` is safe. */
export class LedgerFault extends Error {
  readonly _tag = 'LedgerFault';

  constructor(
    readonly fault: StoreFault,
    /** The id of the command that failed, null where none was asked. */
    readonly commandId: string | null = null,
  ) {
    super(renderStoreFault(fault));
    this.name = 'LedgerFault';
  }
}

/** What a store was asked for; what it could not do is thrown. */
export const orFault = async <A>(work: TaskEither<StoreFault, A>): Promise<A> => {
  const result = await work();
  if (isLeft(result)) throw new LedgerFault(result.left);
  return result.right;
};

/** What a caller gave, read; what is not of the right form is thrown. */
export const mustBeValid = <A>(read: Either<DecodeFault, A>): A => {
  if (isLeft(read)) throw new InvalidInput(read.left);
  return read.right;
};
