import { contentHash } from '../events/content';
import { leafHash } from '../events/leaf-hash';
import type { StoredEvent, StoredRow } from '../events/stored-event';
import { as, at, missing, refOf } from './evidence';
import type { FindingCode } from './finding';
import type { Findings } from './findings';

/** Checks the stored hashes of an event against what is stored, and its content where that is there. */
export const checkHashes = (
  { stored, content }: StoredRow,
  ledgerId: string | null,
  findings: Findings,
): void => {
  const recomputed = ledgerId === null ? stored.leafHash : leafHash(ledgerId, stored);
  if (recomputed !== stored.leafHash) {
    const told = `The leaf hash of ${at(refOf(stored))} is stored as ${stored.leafHash}; what is stored of the event hashes to ${recomputed}. It was changed after it was written.`;
    tell('TL510', stored, told, findings);
  }
  if (content === null) return;
  const found = contentHash(content);
  if (found === stored.contentHash) return;
  const told = `The content of ${at(refOf(stored))} should hash to ${stored.contentHash ?? 'nothing'}; what is there hashes to ${found}.`;
  tell('TL511', stored, told, findings);
};

const tell = (code: FindingCode, stored: StoredEvent, argument: string, findings: Findings): void => {
  const { taskId, position } = stored;
  findings.add(code, { taskId, position, evidence: [as('event', refOf(stored))], argument });
};

/** Tells contents that belong to no event. */
export const tellStrayContents = (positions: ReadonlyArray<number>, findings: Findings): void => {
  for (const position of positions) {
    const argument = `There is content for position ${position}, and no event there.`;
    findings.add('TL511', { taskId: null, position, evidence: [missing(position)], argument });
  }
};
