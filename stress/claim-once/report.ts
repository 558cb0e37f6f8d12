import type { Finding } from '../../src/audit/finding';
import type { Kept } from '../new-place';

/** What many processes showed that claimed the same tasks. */
export interface ClaimOnceVerdict {
  /** Events in the log. */
  readonly events: number;
  readonly tasks: number;
  /** How many tasks each racer got. */
  readonly wins: ReadonlyArray<number>;
  /** Refusals while another held the task: without any, nobody raced. */
  readonly beaten: number;
  /** Refusals since the task had ended. */
  readonly late: number;
  /** Completions of tasks that another held, each of them refused. */
  readonly strangers: number;
  /** Tasks without exactly one holder and one completion by it, each in a sentence. */
  readonly wrong: ReadonlyArray<string>;
  /** Findings of severity E. */
  readonly errors: ReadonlyArray<Finding>;
  readonly verified: boolean;
  /** Whether all is as it has to be, in a run in which races were lost. */
  readonly held: boolean;
}

/** What came of such a run, and where its ledger is. */
export type ClaimOnceReport = ClaimOnceVerdict & Kept;
