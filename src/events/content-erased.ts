import * as t from 'io-ts';
import { closed, positiveInteger } from './codecs';
import { firstVersion } from './lineage';

/** What people wrote at these positions is erased; the reason is content. This shape is on disk for ever. */
const contentErasedV1 = closed({ positions: t.readonlyArray(positiveInteger) });

export type ContentErased = t.TypeOf<typeof contentErasedV1>;

export const contentErased = firstVersion('content_erased', contentErasedV1);
