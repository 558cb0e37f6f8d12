import type * as t from 'io-ts';
import { closed, orNull, positiveInteger, text } from './codecs';
import { completionRefusal } from './completion-refusal';
import { firstVersion } from './lineage';

/** A failure was refused: it did not hold the standing fence. This shape is on disk for ever. */
const failureRejectedV1 = closed({
  claimant: orNull(text),
  fence: orNull(positiveInteger),
  reason: completionRefusal,
});

export type FailureRejected = t.TypeOf<typeof failureRejectedV1>;

export const failureRejected = firstVersion('failure_rejected', failureRejectedV1);
