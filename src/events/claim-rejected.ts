import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { claimRefusal } from './claim-refusal';
import { parentsSeen } from './parent-seen';
import { firstVersion } from './lineage';

/** A claim was refused, why, and with which parents in view. This shape is on disk for ever. */
const claimRejectedV1 = closed({ claimant: text, reason: claimRefusal, ...parentsSeen });

export type ClaimRejected = t.TypeOf<typeof claimRejectedV1>;

export const claimRejected = firstVersion('claim_rejected', claimRejectedV1);
