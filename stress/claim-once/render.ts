import { ledgerLine } from '../new-place';
import type { ClaimOnceReport } from './report';

/** How many sentences, and how many findings, are told one by one. */
const TOLD = 10;

/** What a run came to, in lines for people. */
export const renderClaimOnce = (report: ClaimOnceReport): ReadonlyArray<string> => [
  `tasks: ${report.tasks}`,
  `won by each process: ${report.wins.join(', ')}`,
  `refused while another held the task: ${report.beaten}`,
  `refused since the task had ended: ${report.late}`,
  `completions of others' tasks, all refused: ${report.strangers}`,
  `findings of severity E: ${report.errors.length}`,
  report.held ? 'HELD: claim-once' : 'NOT HELD: claim-once',
  ...report.wrong.slice(0, TOLD).map((one) => `  ${one}`),
  ...(report.wrong.length > TOLD ? [`  and ${report.wrong.length - TOLD} more of the like`] : []),
  ...report.errors.slice(0, TOLD).map(({ code, argument }) => `  ${code}: ${argument}`),
  ...(report.verified ? [] : ['  the ledger does not verify']),
  ...(report.beaten > 0 ? [] : ['  the run does not count: nobody lost a race']),
  ledgerLine(report, report.events),
];

/** The shape of `--json`. */
export const claimOnceJson = ({ errors, verified: valid, ...report }: ClaimOnceReport) => ({
  tasks: report.tasks,
  wins: report.wins,
  beaten: report.beaten,
  late: report.late,
  strangers: report.strangers,
  events: report.events,
  errors: errors.length,
  valid,
  held: report.held,
  reasons: report.wrong,
  ledger: report.ledger,
  kept: report.kept,
});
