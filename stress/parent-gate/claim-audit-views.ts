import Database from 'better-sqlite3';

/** A row of the view `claim_audit`: one claim and one of its parents. */
export interface ClaimAuditRow {
  readonly claim_position: number;
  readonly task_id: string;
  readonly claimant: string;
  readonly parent_id: string;
  readonly parent_status: string | null;
}

/** What the two views of a ledger say of its claims. */
export interface ClaimAuditViews {
  /** The rows of `claim_audit` that are violated. */
  readonly violated: ReadonlyArray<ClaimAuditRow>;
  /** How many rows `claim_audit_by_time` has. */
  readonly byTime: number;
}

/** Asks the views with nothing but a database client. */
export const claimAuditViews = (ledger: string): ClaimAuditViews => {
  const client = new Database(ledger, { readonly: true, fileMustExist: true });
  try {
    const violated = client
      .prepare<[], ClaimAuditRow>(
        `SELECT claim_position, task_id, claimant, parent_id, parent_status FROM claim_audit
         WHERE verdict = 'violated' ORDER BY claim_position, parent_id`,
      )
      .all();
    const byTime = client
      .prepare<[], { readonly n: number }>('SELECT count(*) AS n FROM claim_audit_by_time')
      .get();
    return { violated, byTime: byTime?.n ?? 0 };
  } finally {
    client.close();
  }
};
