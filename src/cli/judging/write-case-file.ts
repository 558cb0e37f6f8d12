import { closeSync, openSync, readSync } from 'node:fs';
import type { Examination } from '../../audit/examination';
import { caseFile } from '../../export/case-file/case-file';
import { casePage, SIGNATURE } from '../../export/case-file/page';
import { writeWhole } from '../files/whole-file';
import type { Target, Written } from '../files/whole-file';
import { writeText } from '../files/write-text';

/** A case file that was written, with how many contested tasks are drawn in it, and how many are only listed. */
export interface WrittenCaseFile extends Written {
  readonly drawn: number;
  readonly listed: number;
}

/** Whether a file begins as a case file does. */
export const isCaseFile = (path: string): boolean => {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(SIGNATURE.length);
    return start.toString('utf8', 0, readSync(file, start)) === SIGNATURE;
  } finally {
    closeSync(file);
  }
};

/** Writes the case file of an examination, whole or not at all, and tells what is in it. */
export const writeCaseFile = async (examination: Examination, target: Target): Promise<WrittenCaseFile> => {
  const shown = await caseFile(examination.examined, examination.report, () => examination.observations());
  const written = await writeWhole(target, (draft) => writeText(draft, casePage(shown)));
  return { ...written, drawn: shown.drawn.length, listed: shown.listed.length };
};
