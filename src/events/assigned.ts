import type * as t from 'io-ts';
import { closed, orNull, text } from './codecs';
import { firstVersion } from './lineage';

/** A task is meant for somebody, or (null) for anybody. This shape is on disk for ever. */
const assignedV1 = closed({ assignee: orNull(text) });

export type Assigned = t.TypeOf<typeof assignedV1>;

export const assigned = firstVersion('assigned', assignedV1);
