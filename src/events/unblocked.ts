import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** What held a task back is over; the free reason is content. This shape is on disk for ever. */
const unblockedV1 = closed({ kind: text });

export type Unblocked = t.TypeOf<typeof unblockedV1>;

export const unblocked = firstVersion('unblocked', unblockedV1);
