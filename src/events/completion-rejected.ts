import type * as t from 'io-ts';
import { closed, orNull, positiveInteger, text } from './codecs';
import { completionRefusal } from './completion-refusal';
import { firstVersion } from './lineage';

/** A completion was refused: it did not hold the standing fence. This shape is on disk for ever. */
const completionRejectedV1 = closed({
  claimant: orNull(text),
  fence: orNull(positiveInteger),
  reason: completionRefusal,
});

export type CompletionRejected = t.TypeOf<typeof completionRejectedV1>;

export const completionRejected = firstVersion('completion_rejected', completionRejectedV1);
