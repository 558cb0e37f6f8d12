import * as t from 'io-ts';
import { closedWith, count, positiveInteger, text } from './codecs';
import { taskStatus } from './status';

/** How many parents a claim or a refusal names; `open` and `total` count them all. */
export const PARENTS_NAMED = 64;

/** A parent as it was seen: its status, the position of the event that made it so, and, where the link was waived, that of the waiver. */
export const parentSeen = closedWith(
  { id: text, status: taskStatus, position: positiveInteger },
  { waived: positiveInteger },
);

export type ParentSeen = t.TypeOf<typeof parentSeen>;

/** The parents of a task as a decision saw them: open ones first, then by the position of their link, the first {@link PARENTS_NAMED}. */
export const parentsSeen = { parents: t.readonlyArray(parentSeen), open: count, total: count };

export interface ParentsSeen {
  readonly parents: ReadonlyArray<ParentSeen>;
  readonly open: number;
  readonly total: number;
}
