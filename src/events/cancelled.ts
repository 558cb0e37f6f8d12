import * as t from 'io-ts';
import { closed, count, orNull, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** How many open children a cancelled task names; `open` counts them all. */
export const CHILDREN_NAMED = 64;

/** A task will not be done; the attempt that this ends is named, and the first of the children that had not ended. The free reason is content. This shape is on disk for ever. */
const cancelledV1 = closed({
  claimant: orNull(text),
  fence: orNull(positiveInteger),
  openChildren: t.readonlyArray(text),
  open: count,
});

export type Cancelled = t.TypeOf<typeof cancelledV1>;

export const cancelled = firstVersion('cancelled', cancelledV1);
