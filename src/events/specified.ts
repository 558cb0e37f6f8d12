import type * as t from 'io-ts';
import { noFields } from './codecs';
import { firstVersion } from './lineage';

/** A task that was in triage can be done as it stands; the free reason is content. This shape is on disk for ever. */
const specifiedV1 = noFields;

export type Specified = t.TypeOf<typeof specifiedV1>;

export const specified = firstVersion('specified', specifiedV1);
