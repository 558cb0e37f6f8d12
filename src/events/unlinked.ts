import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** A task has one parent fewer. This shape is on disk for ever. */
const unlinkedV1 = closed({ parentId: text });

export type Unlinked = t.TypeOf<typeof unlinkedV1>;

export const unlinked = firstVersion('unlinked', unlinkedV1);
