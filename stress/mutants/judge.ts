import { audit } from '../../src/audit/audit';
import type { Finding } from '../../src/audit/finding';
import type { Expected, Mutant } from './mutant';

/** A log with the facts beside it, as an audit is given it. */
export type AtHand = Pick<Mutant, 'rows' | 'headPosition' | 'views'> & { readonly ledgerId: string };

/** What the audit says of a log. */
export const auditOf = ({ rows, views, ...rest }: AtHand): ReadonlyArray<Finding> =>
  audit(rows, { contentsAtHand: true, ...rest, ...(views === undefined ? {} : { views }) }).findings;

const matches = ({ code, position, taskId }: Expected, finding: Finding): boolean =>
  finding.code === code &&
  finding.position === position &&
  (taskId === undefined || finding.taskId === taskId);

/**
 * Findings of severity E that lie before what was touched, or, where nothing of the log was, that nobody expects. A content
 * lies before the erasure that names it: what became of that is told at the content.
 */
const astray = ({ expected, touched }: Mutant, findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> =>
  findings.filter((finding) => {
    if (finding.severity !== 'E' || expected.some((one) => matches(one, finding))) return false;
    if (touched === null) return true;
    return finding.code !== 'TL511' && finding.position !== null && finding.position < touched;
  });

/** What an audit made of a mutant. */
export interface Judged {
  /** What it should have said and did not. */
  readonly unnamed: ReadonlyArray<Expected>;
  readonly astray: ReadonlyArray<Finding>;
  readonly findings: ReadonlyArray<Finding>;
}

/** Holds what an audit says of a mutant against what it has to say. */
export const judge = (mutant: Mutant, findings: ReadonlyArray<Finding>): Judged => ({
  unnamed: mutant.expected.filter((one) => !findings.some((finding) => matches(one, finding))),
  astray: astray(mutant, findings),
  findings,
});
