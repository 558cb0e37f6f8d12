import type { AuditReport } from '../../src/audit/report';
import type { BoardPlace } from '../../src/ledger/board-place';
import { openLedger } from '../../src/ledger/open-ledger';
import { readLog } from '../read-log';
import { claimAuditViews } from './claim-audit-views';
import { countsOfLog } from './counts-of-log';
import { reasonsAgainst } from './reasons-against';
import type { ParentGateVerdict } from './report';
import type { WorkerCounts } from './script';

/** What a race leaves to be judged. */
export interface Raced {
  readonly place: BoardPlace;
  readonly children: number;
  readonly isChild: (taskId: string) => boolean;
  readonly strayLinks: boolean;
  readonly workers: ReadonlyArray<WorkerCounts>;
}

const facts = async (place: BoardPlace) => {
  const ledger = await openLedger({ ...place, create: false, readOnly: true });
  try {
    return { log: await readLog(ledger), audit: await ledger.audit(), views: await claimAuditViews(place) };
  } finally {
    await ledger.close();
  }
};

const violatedAt = ({ verdicts }: AuditReport): ReadonlyArray<number> =>
  verdicts.filter(({ verdict }) => verdict === 'violated').map(({ position }) => position);

/** Judges a race from its ledger alone, twice over: by the replay, and by the view in SQL. */
export const judge = async (raced: Raced): Promise<ParentGateVerdict> => {
  const { log, audit, views } = await facts(raced.place);
  const counts = countsOfLog(log, raced.isChild);
  const satisfied = new Set(
    audit.verdicts.filter(({ verdict }) => verdict === 'satisfied').map(({ position }) => position),
  );
  const total = (of: keyof WorkerCounts): number => raced.workers.reduce((sum, one) => sum + one[of], 0);
  const judged = {
    events: log.length,
    children: raced.children,
    claims: counts.claims.length,
    claimsBeforeLink: counts.claimsBeforeLink,
    gatedClaims: counts.claims.filter(({ links, position }) => links > 0 && satisfied.has(position)).length,
    rejected: counts.rejected,
    demotedByGate: counts.demotedByGate,
    lostRaces: total('lost'),
    seenByWorkers: total('violations'),
    violations: audit.claims.violated,
    bad: views.violated.length,
    rowsByTime: views.byTime,
    leftOpen: counts.leftOpen,
    errors: audit.findings.filter(({ severity }) => severity === 'E'),
    badRows: views.violated,
  };
  const reasons = reasonsAgainst(judged, {
    violatedAt: violatedAt(audit),
    undecided: audit.claims.indeterminate,
    strayLinks: raced.strayLinks,
  });
  return { ...judged, held: reasons.length === 0, reasons };
};
