import type * as t from 'io-ts';
import { closed, instant } from './codecs';
import { firstVersion } from './lineage';

/** The time that a task waited for has come. This shape is on disk for ever. */
const becameDueV1 = closed({ runAt: instant });

export type BecameDue = t.TypeOf<typeof becameDueV1>;

export const becameDue = firstVersion('became_due', becameDueV1);
