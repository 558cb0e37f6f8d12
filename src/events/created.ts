import * as t from 'io-ts';
import { closed, integer, orNull, text } from './codecs';
import { firstVersion } from './lineage';

/** A task begins, with the parents it was made with; its title and data are content. This shape is on disk for ever. */
const createdV1 = closed({ assignee: orNull(text), priority: integer, parents: t.readonlyArray(text) });

export type Created = t.TypeOf<typeof createdV1>;

export const created = firstVersion('created', createdV1);
