import type * as t from 'io-ts';
import { closed, instant, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** The holder is alive, and holds the task for longer. This shape is on disk for ever. */
const leaseExtendedV1 = closed({ claimant: text, fence: positiveInteger, leaseUntil: instant });

export type LeaseExtended = t.TypeOf<typeof leaseExtendedV1>;

export const leaseExtended = firstVersion('lease_extended', leaseExtendedV1);
