import type { Finding } from '../../src/audit/finding';

/** What came of one of the runs of the attempts. */
export interface AttemptsReport {
  /** Which run it was. */
  readonly run: string;
  /** The file of the ledger that the run made. */
  readonly ledger: string;
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

/** The shape of `--json`. */
export const attemptsJson = ({ run, ledger, events, counts, errors, reasons, held }: AttemptsReport) => ({
  run,
  ...counts,
  events,
  errors: errors.length,
  held,
  reasons,
  ledger,
});
