import type { Recorded } from '../../src/events/recorded';

/** A link as `claim_audit` tells of it: the claim that it stood at, and where it was made. */
export interface LinkAtClaim {
  readonly claim: number;
  readonly parentId: string;
  readonly link: number;
}

/** The links that stood at each claim of a log, in the order of the claims and then of the parents' ids. */
export const linksAtClaims = (log: ReadonlyArray<Recorded>): ReadonlyArray<LinkAtClaim> => {
  const linksOf = new Map<string | null, Map<string, number>>();
  const found: LinkAtClaim[] = [];
  for (const { stored, event } of log) {
    const { taskId, position } = stored;
    const links = linksOf.get(taskId) ?? new Map<string, number>();
    linksOf.set(taskId, links);
    if (event.kind === 'created') for (const parentId of event.data.parents) links.set(parentId, position);
    if (event.kind === 'linked') links.set(event.data.parentId, position);
    if (event.kind === 'unlinked') links.delete(event.data.parentId);
    if (event.kind !== 'claimed') continue;
    for (const parentId of [...links.keys()].sort()) {
      found.push({ claim: position, parentId, link: links.get(parentId)! });
    }
  }
  return found;
};

/** The same from the view. */
export const LINKS_AT_CLAIMS = `SELECT claim_position AS claim, parent_id AS "parentId", link_position AS link
  FROM claim_audit ORDER BY 1, 2`;
