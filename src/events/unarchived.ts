import type * as t from 'io-ts';
import { noFields } from './codecs';
import { firstVersion } from './lineage';

/** A hidden task is shown again; the free reason is content. This shape is on disk for ever. */
const unarchivedV1 = noFields;

export type Unarchived = t.TypeOf<typeof unarchivedV1>;

export const unarchived = firstVersion('unarchived', unarchivedV1);
