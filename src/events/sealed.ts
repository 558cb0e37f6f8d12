import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** The log goes on at another place: a file by its whole path, or a board by its address. This shape is on disk for ever. */
const sealedV1 = closed({ to: text });

export type Sealed = t.TypeOf<typeof sealedV1>;

export const sealed = firstVersion('sealed', sealedV1);
