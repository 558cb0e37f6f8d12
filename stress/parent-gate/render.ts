import { ledgerLine } from '../new-place';
import type { ParentGateReport } from './report';

/** How many violations are shown one by one. */
const SHOWN = 3;

const verdict = (report: ParentGateReport): ReadonlyArray<string> => {
  if (report.held) return ['PARENT-GATE INVARIANT HELD UNDER RACE'];
  const { errors, badRows, violations } = report;
  const headline =
    violations > 0 || badRows.length > 0
      ? 'PARENT-GATE INVARIANT VIOLATED'
      : 'NOT SHOWN TO HOLD: this run does not count';
  return [
    headline,
    ...report.reasons.map((reason) => `  ${reason}`),
    ...errors
      .slice(0, SHOWN)
      .map(
        ({ code, name, position, argument }) =>
          `  ${code} ${name}${position === null ? '' : ` at ${position}`}: ${argument}`,
      ),
    ...badRows
      .slice(0, SHOWN)
      .map(
        (row) =>
          `  EVENT-LOG BAD: claim ${row.claim_position} of ${row.task_id} by ${row.claimant}, parent ${row.parent_id} was ${row.parent_status ?? 'unknown'}`,
      ),
    ...(errors.length > SHOWN || badRows.length > SHOWN
      ? [`  (the first ${SHOWN} of ${errors.length} findings and ${badRows.length} rows)`]
      : []),
  ];
};

/** What a race came to, in lines for people. */
export const renderParentGate = (report: ParentGateReport): ReadonlyArray<string> => [
  `children created: ${report.children}`,
  `violations: ${report.violations}`,
  `event-log bad: ${report.bad}`,
  `claim_rejected: ${report.rejected}`,
  ...verdict(report),
  '',
  `claims of children: ${report.claims} (${report.leftOpen} children were left open)`,
  `  before a link of theirs, which therefore did not bind them: ${report.claimsBeforeLink}`,
  `  gated, and satisfied in the end: ${report.gatedClaims}`,
  `refusals that found the child ready and made it wait: ${report.demotedByGate}`,
  `races lost to another worker (answers heard, repeated ones too): ${report.lostRaces}`,
  `claim_audit_by_time would have said: ${report.rowsByTime} bad rows (it goes by time and today's links)`,
  ledgerLine(report, report.events),
];
