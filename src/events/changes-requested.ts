import type * as t from 'io-ts';
import { closed, orNull, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** A review ends and the task has to be worked on again; by hand, without an attempt, claimant and fence are null. The free reason is content. This shape is on disk for ever. */
const changesRequestedV1 = closed({ claimant: orNull(text), fence: orNull(positiveInteger) });

export type ChangesRequested = t.TypeOf<typeof changesRequestedV1>;

export const changesRequested = firstVersion('changes_requested', changesRequestedV1);
