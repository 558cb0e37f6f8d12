import { audit } from '../../../src/audit/audit';
import type { Examined } from '../../../src/audit/examination';
import { observationOfRow } from '../../../src/audit/native-observation';
import type { Observation } from '../../../src/audit/observation';
import type { AuditReport } from '../../../src/audit/report';
import type { StoredRow } from '../../../src/events/stored-event';
import { caseFile } from '../../../src/export/case-file/case-file';
import type { CaseFile } from '../../../src/export/case-file/case-file';
import { casePage } from '../../../src/export/case-file/page';

/** What is said to have been examined. */
export const examined: Examined = {
  place: 'board.db',
  format: 'taskledger',
  files: [{ name: 'board.db', bytes: 40_960, sha256: 'ab'.repeat(32) }],
  ledgerId: 'written',
  at: Date.UTC(2026, 2, 2, 8),
  version: '0.1.0',
};

/** The rows of a log as an examiner sees them. */
export const observed = (rows: ReadonlyArray<StoredRow>): ReadonlyArray<Observation> =>
  rows.map(observationOfRow);

/** Observations as they come from an examination. */
export async function* flowing(observations: ReadonlyArray<Observation>): AsyncGenerator<Observation> {
  for (const one of observations) yield one;
}

/** The case file of a log. */
export const fileOf = (
  rows: ReadonlyArray<StoredRow>,
  report: AuditReport = audit(rows, { contentsAtHand: true }),
): Promise<CaseFile> => {
  const observations = observed(rows);
  return caseFile(examined, report, () => flowing(observations));
};

/** The page of a log. */
export const pageOf = async (rows: ReadonlyArray<StoredRow>): Promise<string> =>
  [...casePage(await fileOf(rows))].join('');
