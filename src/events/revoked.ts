import type * as t from 'io-ts';
import { closed, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** An attempt is ended from outside because a parent was reopened. This shape is on disk for ever. */
const revokedV1 = closed({ parentId: text, claimant: text, fence: positiveInteger });

export type Revoked = t.TypeOf<typeof revokedV1>;

export const revoked = firstVersion('revoked', revokedV1);
