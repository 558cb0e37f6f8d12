import type { SatisfiedBy } from '../events/policy';
import type { Finding } from './finding';

/** Whether a claim was right: all its parents satisfied, one certainly not, or not to be decided from this log. */
export type Verdict = 'satisfied' | 'violated' | 'indeterminate';

/** The verdict on one claim. */
export interface ClaimVerdict {
  readonly position: number;
  readonly taskId: string;
  readonly claimant: string;
  readonly verdict: Verdict;
}

/** What an audit found. */
export interface AuditReport {
  /** False with a finding of severity E, `unknown` with one of O, else true. */
  readonly valid: boolean | 'unknown';
  /** The policy that the verdicts are under. */
  readonly policy: { readonly satisfiedBy: SatisfiedBy };
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
}
