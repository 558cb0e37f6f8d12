import { isLeft } from 'fp-ts/Either';
import type { Examination } from '../../audit/examination';
import { EvidenceError } from '../../store/evidence-fault';
import { APPLICATION_ID } from '../../store/sqlite/application-id';
import { openEvidence } from '../../store/sqlite/evidence/open-evidence';
import { examineEvidence, holdsEvidence } from './examine-evidence';
import { examineHermes } from './examine-hermes';
import type { ExamineInput } from './examine-hermes';
import { examineNative } from './examine-native';
import { examineText } from './examine-text';
import { mustNotReplay } from './own-policy';

export type { ExamineInput } from './examine-hermes';

/**
 * Examines a log that lies in a file, as evidence: nothing of the file changes: a file of SQLite, or JSON Lines. What is no log
 * of a known kind throws {@link EvidenceError}; a ledger of our own that this version cannot read throws {@link LedgerFault}.
 */
export const examine = async (path: string, input: ExamineInput = {}): Promise<Examination> => {
  const at = Date.now();
  const opened = await openEvidence(path)();
  if (isLeft(opened)) {
    const text = opened.left._tag === 'NotSqlite' ? await examineText(path, input, at) : undefined;
    if (text === undefined) throw new EvidenceError(opened.left);
    return text;
  }
  const evidence = opened.right;
  try {
    const own = evidence.applicationId === APPLICATION_ID;
    const foreign = !own || holdsEvidence(evidence);
    if (!foreign) return await examineNative(evidence, input, at);
    mustNotReplay(input);
    return await (own ? examineEvidence : examineHermes)(evidence, input, at);
  } catch (error) {
    evidence.close();
    throw error;
  }
};
