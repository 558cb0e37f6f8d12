import type * as t from 'io-ts';
import { closed } from './codecs';
import { terminalStatus } from './status';
import { firstVersion } from './lineage';

/** A task that had ended is to be done after all; the reason is content. This shape is on disk for ever. */
const reopenedV1 = closed({ from: terminalStatus });

export type Reopened = t.TypeOf<typeof reopenedV1>;

export const reopened = firstVersion('reopened', reopenedV1);
