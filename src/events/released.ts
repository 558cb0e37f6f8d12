import type * as t from 'io-ts';
import { closed, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** A claimant gives the task back; the free reason is content. This shape is on disk for ever. */
const releasedV1 = closed({ claimant: text, fence: positiveInteger });

export type Released = t.TypeOf<typeof releasedV1>;

export const released = firstVersion('released', releasedV1);
