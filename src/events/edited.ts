import * as t from 'io-ts';
import { closed } from './codecs';
import { firstVersion } from './lineage';

/** The title or the data of a task, or both, are written anew; what is written is content. This shape is on disk for ever. */
const editedV1 = closed({ fields: t.readonlyArray(t.keyof({ title: null, data: null }, 'title or data')) });

export type Edited = t.TypeOf<typeof editedV1>;

export const edited = firstVersion('edited', editedV1);
