import * as t from 'io-ts';
import { closed, text } from './codecs';
import { taskStatus } from './status';
import { firstVersion } from './lineage';

/** A task has one more parent; `binds` says when the link first matters to a claim. This shape is on disk for ever. */
const linkedV1 = closed({
  parentId: text,
  parentStatus: taskStatus,
  binds: t.keyof({ now: null, next_attempt: null, if_reopened: null }, 'now, next_attempt or if_reopened'),
});

export type Linked = t.TypeOf<typeof linkedV1>;

export const linked = firstVersion('linked', linkedV1);
