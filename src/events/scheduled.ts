import type * as t from 'io-ts';
import { closed, instant, orNull, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** A task waits for a time; where that ends an attempt, the attempt is named. The free reason is content. This shape is on disk for ever. */
const scheduledV1 = closed({ runAt: instant, claimant: orNull(text), fence: orNull(positiveInteger) });

export type Scheduled = t.TypeOf<typeof scheduledV1>;

export const scheduled = firstVersion('scheduled', scheduledV1);
