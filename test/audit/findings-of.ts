import { audit } from '../../src/audit/audit';
import type { AuditReport } from '../../src/audit/report';
import type { WrittenLog } from './written-log';

/** Each finding as its code and position: `TL101@5`. */
export const codes = ({ findings }: AuditReport): ReadonlyArray<string> =>
  findings.map(({ code, position }) => `${code}@${position}`);

/** The report on a log written by hand, its contents at hand. */
export const reportOn = (log: WrittenLog, ...rest: Parameters<typeof audit>[1][]): AuditReport =>
  audit(log.rows, { contentsAtHand: true, ...rest[0] });

/** The findings on a log written by hand. */
export const findingsOn = (log: WrittenLog): ReadonlyArray<string> => codes(reportOn(log));
