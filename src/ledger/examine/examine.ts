import { isLeft } from 'fp-ts/Either';
import type { Examination } from '../../audit/examination';
import { EvidenceError } from '../../store/evidence-fault';
import { APPLICATION_ID } from '../../store/sqlite/application-id';
import { openEvidence } from '../../store/sqlite/evidence/open-evidence';
import { examineEvidence, holdsEvidence } from './examine-evidence';
import { examineHermes } from './examine-hermes';
import type { ExamineInput } from './examine-hermes';

export type { ExamineInput } from './examine-hermes';

/**
 * Examines a log that lies in a file, as evidence: nothing of the file changes. Null for a ledger of our own. What is no
 * log of a known kind throws {@link EvidenceError}.
 */
export const examine = async (path: string, input: ExamineInput = {}): Promise<Examination | null> => {
  const at = Date.now();
  const opened = await openEvidence(path)();
  if (isLeft(opened)) throw new EvidenceError(opened.left);
  const evidence = opened.right;
  try {
    if (evidence.applicationId !== APPLICATION_ID) return await examineHermes(evidence, input, at);
    if (holdsEvidence(evidence)) return await examineEvidence(evidence, input, at);
  } catch (error) {
    evidence.close();
    throw error;
  }
  evidence.close();
  return null;
};
