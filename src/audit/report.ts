import type { Finding } from './finding';
import type { Findings } from './findings';
import type { ForeignFacts } from './foreign/foreign-facts';

/** Whether a claim was right: all its parents satisfied, one certainly not, or not to be decided from this log. */
export type Verdict = 'satisfied' | 'violated' | 'indeterminate';

/** The verdict on one claim. */
export interface ClaimVerdict {
  readonly position: number;
  readonly taskId: string;
  /** Null where a foreign log does not say. */
  readonly claimant: string | null;
  readonly verdict: Verdict;
}

/** What an audit found. */
export interface AuditReport {
  /** False with a finding of severity E, `unknown` with one of O, else true. */
  readonly valid: boolean | 'unknown';
  /** The policy that the verdicts are under. */
  readonly policy: { readonly satisfiedBy: ReadonlyArray<string> };
  /** How many events were read. */
  readonly events: number;
  /** Whether what people wrote was at hand, and held against its hashes and erasures. No verdict turns on it. */
  readonly contentsExamined: boolean;
  readonly claims: {
    readonly total: number;
    readonly satisfied: number;
    readonly violated: number;
    readonly indeterminate: number;
  };
  /** Refusals of claims. One that cannot be decided counts in `total` alone. */
  readonly rejections: { readonly total: number; readonly justified: number; readonly unjustified: number };
  readonly findings: ReadonlyArray<Finding>;
  /** Every claim, in the order of the log. */
  readonly verdicts: ReadonlyArray<ClaimVerdict>;
  /** What there is to say of a log of another system beside that; null for one of our own. */
  readonly foreign: ForeignFacts | null;
}

/** What an audit comes to, beside its findings. */
type Judged = Pick<AuditReport, 'events' | 'contentsExamined' | 'rejections' | 'verdicts' | 'foreign'> & {
  readonly satisfiedBy: ReadonlyArray<string>;
};

/** The report on a log, now that all is found. */
export const reportOf = (found: Findings, { satisfiedBy, ...judged }: Judged): AuditReport => {
  const findings = found.inOrder();
  const severities = new Set(findings.map(({ severity }) => severity));
  const counted = (verdict: Verdict): number =>
    judged.verdicts.filter((one) => one.verdict === verdict).length;
  return {
    valid: severities.has('E') ? false : severities.has('O') ? 'unknown' : true,
    policy: { satisfiedBy },
    events: judged.events,
    contentsExamined: judged.contentsExamined,
    claims: {
      total: judged.verdicts.length,
      satisfied: counted('satisfied'),
      violated: counted('violated'),
      indeterminate: counted('indeterminate'),
    },
    rejections: judged.rejections,
    findings,
    verdicts: judged.verdicts,
    foreign: judged.foreign,
  };
};
