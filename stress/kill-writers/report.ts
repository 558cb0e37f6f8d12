import type { Kept } from '../new-place';

/** What killing writers showed. */
export interface KillVerdict {
  readonly kills: number;
  /** Commands that the writers said were done. */
  readonly acknowledged: number;
  /** Those of them that are not in the log, each in a sentence. */
  readonly lost: ReadonlyArray<string>;
  /** What else was wrong after a kill: a hash, a row, a finding of severity E, each in a sentence. */
  readonly wrong: ReadonlyArray<string>;
  /** Events in the log at the end. */
  readonly events: number;
  /** Whether something was acknowledged, nothing of it is lost, and nothing else is wrong. */
  readonly held: boolean;
}

/** What came of such a run, and where its ledger is. */
export type KillReport = KillVerdict & Kept;
