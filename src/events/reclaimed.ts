import type * as t from 'io-ts';
import { closed, instant, orNull, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** A lease had passed and its task was taken back: whose lease, when its holder was last heard of (null: never), and who found out. This shape is on disk for ever. */
const reclaimedV1 = closed({
  claimant: text,
  fence: positiveInteger,
  leaseUntil: instant,
  lastHeartbeatAt: orNull(instant),
  detectedBy: text,
});

export type Reclaimed = t.TypeOf<typeof reclaimedV1>;

export const reclaimed = firstVersion('reclaimed', reclaimedV1);
