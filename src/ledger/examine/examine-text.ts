import { isLeft } from 'fp-ts/Either';
import type { Examination } from '../../audit/examination';
import { isEventLine } from '../../events/event-line';
import { parseJson } from '../../events/parse-json';
import { TextEvidence } from '../../store/text-evidence';
import { examineExport } from './examine-export';
import type { ExamineInput } from './examine-hermes';
import { examineLines } from './examine-lines';
import { mustNotReplay } from './own-policy';

/** What the lines of a text are: by the first that is JSON. Null where the first line does not even begin as an object. */
const formOf = async (evidence: TextEvidence): Promise<'export' | 'lines' | null> => {
  let first = true;
  for await (const { text } of evidence.lines()) {
    if (first && text?.trimStart().startsWith('{') !== true) return null;
    first = false;
    const parsed = parseJson(text ?? '');
    if (!isLeft(parsed)) return isEventLine(parsed.right) ? 'export' : 'lines';
  }
  return first ? null : 'lines';
};

/** Examines a file of JSON Lines: what a ledger exported, or a log in the form for anybody. Undefined where it is none. */
export const examineText = async (
  path: string,
  input: ExamineInput,
  at: number,
): Promise<Examination | undefined> => {
  const evidence = await TextEvidence.open(path);
  try {
    const form = await formOf(evidence);
    if (form === 'export') return await examineExport(evidence, input, at);
    if (form === 'lines') {
      mustNotReplay(input);
      return await examineLines(evidence, input, at);
    }
  } catch (error) {
    evidence.close();
    throw error;
  }
  evidence.close();
  return undefined;
};
