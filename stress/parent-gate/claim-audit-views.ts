import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { BoardPlace } from '../../src/ledger/board-place';

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

const violatedRows = `SELECT claim_position, task_id, claimant, parent_id, parent_status FROM claim_audit
  WHERE verdict = 'violated' ORDER BY claim_position, parent_id`;
const countByTime = 'SELECT count(*) AS n FROM claim_audit_by_time';

const askSqlite = (file: string): ClaimAuditViews => {
  const client = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const violated = client.prepare<[], ClaimAuditRow>(violatedRows).all();
    const byTime = client.prepare<[], { readonly n: number }>(countByTime).get();
    return { violated, byTime: byTime?.n ?? 0 };
  } finally {
    client.close();
  }
};

const askPostgres = async (url: string, board: string): Promise<ClaimAuditViews> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SET search_path = ${client.escapeIdentifier(board)}`);
    const violated = await client.query<
      Omit<ClaimAuditRow, 'claim_position'> & { readonly claim_position: string }
    >(violatedRows);
    const byTime = await client.query<{ readonly n: string }>(countByTime);
    return {
      violated: violated.rows.map((row) => ({ ...row, claim_position: Number(row.claim_position) })),
      byTime: Number(byTime.rows[0]?.n ?? 0),
    };
  } finally {
    await client.end();
  }
};

/** Asks the views with nothing but a database client. */
export const claimAuditViews = async (place: BoardPlace): Promise<ClaimAuditViews> =>
  'sqlite' in place ? askSqlite(place.sqlite) : askPostgres(place.postgres, place.board ?? 'default');
