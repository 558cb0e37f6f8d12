import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** The last open parent of a task is satisfied or unlinked: the task is ready. This shape is on disk for ever. */
const promotedV1 = closed({ parentId: text });

export type Promoted = t.TypeOf<typeof promotedV1>;

export const promoted = firstVersion('promoted', promotedV1);
