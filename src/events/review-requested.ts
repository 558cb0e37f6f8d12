import type * as t from 'io-ts';
import { closed, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** An attempt ends and its outcome, which is content, waits for a review. This shape is on disk for ever. */
const reviewRequestedV1 = closed({ claimant: text, fence: positiveInteger });

export type ReviewRequested = t.TypeOf<typeof reviewRequestedV1>;

export const reviewRequested = firstVersion('review_requested', reviewRequestedV1);
