import * as t from 'io-ts';
import { closed, orNull, positiveInteger, text } from './codecs';
import { parentSeen } from './parent-seen';
import { firstVersion } from './lineage';

/** The task is done; without an attempt `claimant` and `fence` are null. Parents that were open are named; the result is content. This shape is on disk for ever. */
const completedV1 = closed({
  claimant: orNull(text),
  fence: orNull(positiveInteger),
  openParents: t.readonlyArray(parentSeen),
});

export type Completed = t.TypeOf<typeof completedV1>;

export const completed = firstVersion('completed', completedV1);
