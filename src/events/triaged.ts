import type * as t from 'io-ts';
import { noFields } from './codecs';
import { firstVersion } from './lineage';

/** A task is not specified well enough to be done; the free reason is content. This shape is on disk for ever. */
const triagedV1 = noFields;

export type Triaged = t.TypeOf<typeof triagedV1>;

export const triaged = firstVersion('triaged', triagedV1);
