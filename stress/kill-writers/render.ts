import { ledgerLine } from '../new-place';
import type { KillReport } from './report';

/** What a run came to, in lines for people. */
export const renderKills = (report: KillReport): ReadonlyArray<string> => [
  `kills: ${report.kills}`,
  `acknowledged: ${report.acknowledged}`,
  `lost: ${report.lost.length}`,
  ...[...report.lost, ...report.wrong].map((one) => `  ${one}`),
  report.held
    ? 'EVERYTHING ACKNOWLEDGED IS THERE'
    : 'THE LEDGER DOES NOT HOLD WHAT IT ACKNOWLEDGED, OR NOTHING WAS ACKNOWLEDGED',
  ledgerLine(report, report.events),
];

/** The shape of `--json`. */
export const killJson = ({ lost, wrong, ...report }: KillReport) => ({
  kills: report.kills,
  acknowledged: report.acknowledged,
  lost: lost.length,
  events: report.events,
  held: report.held,
  reasons: [...lost, ...wrong],
  ledger: report.ledger,
  kept: report.kept,
});
