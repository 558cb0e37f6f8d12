import type { Finding } from '../../src/audit/finding';
import type { Kept } from '../new-place';
import type { ClaimAuditRow } from './claim-audit-views';

/** The counts of a race, as `--json` gives them. */
export interface ParentGateCounts {
  /** Children that were made. */
  readonly children: number;
  /** Claims of children that were recorded. */
  readonly claims: number;
  /** Claims of children that were given a parent only later: it did not bind them. */
  readonly claimsBeforeLink: number;
  /** Claims of children that had parents by then, all of them satisfied. */
  readonly gatedClaims: number;
  /** `claim_rejected` events for `parents_not_done`. */
  readonly rejected: number;
  /** Refusals that the workers heard since the task was held, ended or no longer ready; repeated ones count. */
  readonly lostRaces: number;
  /** Claims that the replay of the log judges violated. */
  readonly violations: number;
  /** Rows of the view `claim_audit` that are violated: one per claim and open parent. */
  readonly bad: number;
  /** Rows of the view `claim_audit_by_time`. */
  readonly rowsByTime: number;
  /** Whether the gate held, in a race that was one. */
  readonly held: boolean;
}

/** What a race showed. */
export interface ParentGateVerdict extends ParentGateCounts {
  /** Events in its log. */
  readonly events: number;
  /** Refusals that found the child ready and made it wait. */
  readonly demotedByGate: number;
  /** Claims of which a worker itself saw at once that a parent was not done. */
  readonly seenByWorkers: number;
  /** Children that were not completed when the time was up. */
  readonly leftOpen: number;
  /** Findings of severity E, violated claims among them. */
  readonly errors: ReadonlyArray<Finding>;
  /** The rows behind {@link ParentGateCounts.bad}. */
  readonly badRows: ReadonlyArray<ClaimAuditRow>;
  /** Why the race was not held; empty if it was. */
  readonly reasons: ReadonlyArray<string>;
}

/** What came of a race, and where its ledger is. */
export type ParentGateReport = ParentGateVerdict & Kept;

/** The shape of `--json`: the counts, and where the ledger is. */
export const parentGateJson = (report: ParentGateReport): ParentGateCounts & Kept => {
  const { children, claims, claimsBeforeLink, gatedClaims, rejected, lostRaces } = report;
  const { violations, bad, rowsByTime, held, ledger, kept } = report;
  return {
    children,
    claims,
    claimsBeforeLink,
    gatedClaims,
    rejected,
    lostRaces,
    violations,
    bad,
    rowsByTime,
    held,
    ledger,
    kept,
  };
};
