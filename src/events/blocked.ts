import * as t from 'io-ts';
import { closed, orNull, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** The kind of block of a task that failed, or lost its worker, once too often. */
export const GAVE_UP = 'gave_up';

/** How many events a task that was given up names. */
export const FAILURES_NAMED = 64;

/** A task is held back until somebody unblocks it. Where that ends an attempt, the attempt is named; a task that was given up (`gave_up`) names the events that tell of its failures before the one that caused this. The free reason is content. This shape is on disk for ever. */
const blockedV1 = closed({
  kind: text,
  claimant: orNull(text),
  fence: orNull(positiveInteger),
  failures: t.readonlyArray(positiveInteger),
});

export type Blocked = t.TypeOf<typeof blockedV1>;

export const blocked = firstVersion('blocked', blockedV1);
