import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** A ready task has an open parent again: it waits. This shape is on disk for ever. */
const demotedV1 = closed({ parentId: text });

export type Demoted = t.TypeOf<typeof demotedV1>;

export const demoted = firstVersion('demoted', demotedV1);
