import type * as t from 'io-ts';
import { closed, instant, orNull, positiveInteger, text } from './codecs';
import { claimedFrom } from './claimed-from';
import { parentsSeen } from './parent-seen';
import { firstVersion } from './lineage';

/** A claimant holds the task, with the parents as they were seen at the gate. This shape is on disk for ever. */
const claimedV1 = closed({
  claimant: text,
  fence: positiveInteger,
  leaseUntil: orNull(instant),
  from: claimedFrom,
  attempt: positiveInteger,
  ...parentsSeen,
});

export type Claimed = t.TypeOf<typeof claimedV1>;

export const claimed = firstVersion('claimed', claimedV1);
