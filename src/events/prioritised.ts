import type * as t from 'io-ts';
import { closed, integer } from './codecs';
import { firstVersion } from './lineage';

/** A task has another priority: higher ones are given out first. This shape is on disk for ever. */
const prioritisedV1 = closed({ priority: integer });

export type Prioritised = t.TypeOf<typeof prioritisedV1>;

export const prioritised = firstVersion('prioritised', prioritisedV1);
