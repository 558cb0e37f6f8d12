import { renderDecodeFault } from '../../events/decode-fault';

/** An argument that is not what it should be: which one, what was expected, and what was given. Nothing was done. */
export class UsageFault extends Error {
  constructor(
    readonly field: string,
    readonly expected: string,
    readonly value: unknown,
    message: string = renderDecodeFault({ _tag: 'DecodeFault', at: field, expected, got: value }),
  ) {
    super(message);
    this.name = 'UsageFault';
  }
}
