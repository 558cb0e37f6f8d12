import type * as t from 'io-ts';
import { noFields } from './codecs';
import { firstVersion } from './lineage';

/** A task is hidden; the free reason is content. This shape is on disk for ever. */
const archivedV1 = noFields;

export type Archived = t.TypeOf<typeof archivedV1>;

export const archived = firstVersion('archived', archivedV1);
