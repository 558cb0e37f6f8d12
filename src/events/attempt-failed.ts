import type * as t from 'io-ts';
import { closed, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** An attempt ends without success; the error is content. This shape is on disk for ever. */
const attemptFailedV1 = closed({ claimant: text, fence: positiveInteger, attempt: positiveInteger });

export type AttemptFailed = t.TypeOf<typeof attemptFailedV1>;

export const attemptFailed = firstVersion('attempt_failed', attemptFailedV1);
