import type { Finding } from '../../src/audit/finding';

/** What came of many processes claiming the same tasks. */
export interface ClaimOnceReport {
  /** The file of the ledger that the run made. */
  readonly ledger: string;
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
}
