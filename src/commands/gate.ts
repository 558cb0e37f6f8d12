import type { ParentCounts } from '../projections/parent-counts';

/** The one predicate behind every way to `ready` and to a claim. */
export type ParentsSatisfied = (counts: ParentCounts) => boolean;

/** A task may be claimed while none of its parents is open. */
export const parentsSatisfied: ParentsSatisfied = ({ open }) => open === 0;
