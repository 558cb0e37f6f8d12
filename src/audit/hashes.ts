import { contentHash } from '../events/content';
import { leafHash } from '../events/leaf-hash';
import type { StoredRow } from '../events/stored-event';
import { as, at, missing, refOf } from './evidence';
import type { Findings } from './findings';

/** Checks the stored hashes of an event against what is stored; content only where it is at hand. */
export const checkHashes = (
  { stored, content }: StoredRow,
  ledgerId: string | null,
  findings: Findings,
  contentsAtHand: boolean,
): void => {
  const ref = refOf(stored);
  const { taskId, position } = stored;
  const evidence = [as('event', ref)];
  const recomputed = ledgerId === null ? stored.leafHash : leafHash(ledgerId, stored);
  if (recomputed !== stored.leafHash) {
    const argument = `The leaf hash of ${at(ref)} is stored as ${stored.leafHash}; what is stored of the event hashes to ${recomputed}. It was changed after it was written.`;
    findings.add('TL510', { taskId, position, evidence, argument });
  }
  if (!contentsAtHand) return;
  const found = content === null ? null : contentHash(content);
  if (found === stored.contentHash) return;
  const argument = `The content of ${at(ref)} should hash to ${stored.contentHash ?? 'nothing'}; what is there hashes to ${found ?? 'nothing'}.`;
  findings.add('TL511', { taskId, position, evidence, argument });
};

/** Tells contents that belong to no event. */
export const tellStrayContents = (positions: ReadonlyArray<number>, findings: Findings): void => {
  for (const position of positions) {
    const argument = `There is content for position ${position}, and no event there.`;
    findings.add('TL511', { taskId: null, position, evidence: [missing(position)], argument });
  }
};
