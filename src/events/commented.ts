import type * as t from 'io-ts';
import { noFields } from './codecs';
import { firstVersion } from './lineage';

/** Somebody says something; what they say is content. This shape is on disk for ever. */
const commentedV1 = noFields;

export type Commented = t.TypeOf<typeof commentedV1>;

export const commented = firstVersion('commented', commentedV1);
