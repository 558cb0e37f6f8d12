/** What came of killing writers. */
export interface KillReport {
  /** The file of the ledger that the run made. */
  readonly ledger: string;
  readonly kills: number;
  /** Commands that the writers said were done. */
  readonly acknowledged: number;
  /** Those of them that are not in the log, each in a sentence. */
  readonly lost: ReadonlyArray<string>;
  /** What else was wrong after a kill: a hash, a row, a finding of severity E, each in a sentence. */
  readonly wrong: ReadonlyArray<string>;
  /** Events in the log at the end. */
  readonly events: number;
}
