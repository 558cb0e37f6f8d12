import { byBytes } from '../events/by-bytes';
import { PARENTS_NAMED } from '../events/parent-seen';
import type { ParentSeen, ParentsSeen } from '../events/parent-seen';
import type { Link } from './link';
import type { Standing } from './standing';

/** A link with what is known of its parent. */
export interface LinkSeen {
  readonly link: Link;
  readonly open: boolean;
  /** Undefined for a parent that is not there. */
  readonly standing: Standing | undefined;
}

/** A parent as evidence; a waiver is named where there is one. */
export const parentSeen = (id: string, standing: Standing, waived: number | null): ParentSeen => {
  const { status, statusPosition: position } = standing;
  // In the canonical order of the fields: a claim names many.
  return waived === null ? { id, position, status } : { id, position, status, waived };
};

/** The parents behind links as evidence: open ones first, then by the position of their link, then by id; all are counted, the first are named. */
export const inEvidenceOrder = (links: ReadonlyArray<LinkSeen>): ParentsSeen => {
  const ordered = links.toSorted(
    (a, b) =>
      Number(b.open) - Number(a.open) ||
      a.link.position - b.link.position ||
      byBytes(a.link.parentId, b.link.parentId),
  );
  const parents: ParentSeen[] = [];
  for (const { link, standing } of ordered) {
    if (parents.length === PARENTS_NAMED) break;
    if (standing === undefined) continue;
    parents.push(parentSeen(link.parentId, standing, link.waived));
  }
  return { parents, open: ordered.filter(({ open }) => open).length, total: ordered.length };
};
