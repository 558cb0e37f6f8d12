import type { Reason } from '../../src/index';

/** A refusal with this reason that is not recorded. */
export const refused = (reason: Reason): object => ({
  _tag: 'Rejected',
  reason,
  position: null,
  repeated: false,
});
