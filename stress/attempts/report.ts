import type { Finding } from '../../src/audit/finding';
import type { Kept } from '../new-place';

/** What one of the runs of the attempts showed. */
export interface Verdict {
  /** Which run it was. */
  readonly run: string;
  /** Events in its log. */
  readonly events: number;
  /** What was counted, under the names that are printed. */
  readonly counts: Readonly<Record<string, number>>;
  /** Findings of severity E. */
  readonly errors: ReadonlyArray<Finding>;
  /** Why the run was not held; empty if it was. */
  readonly reasons: ReadonlyArray<string>;
  readonly held: boolean;
}

/** What came of a run, and where its ledger is. */
export type AttemptsReport = Verdict & Kept;

/** The shape of `--json`. */
export const attemptsJson = ({
  run,
  ledger,
  kept,
  events,
  counts,
  errors,
  reasons,
  held,
}: AttemptsReport) => ({
  run,
  ...counts,
  events,
  errors: errors.length,
  held,
  reasons,
  ledger,
  kept,
});
