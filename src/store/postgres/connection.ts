import { createHash } from 'node:crypto';
import type { Client, PoolClient } from 'pg';
import { StoreFailure } from '../../commands/store-failure';
import type { Statement } from '../statement';

const names = new Map<string, string>();

/** The name that a statement is prepared under: the same text has the same name. */
const nameOf = (sql: string): string => {
  const known = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 32);
  names.set(sql, known);
  return known;
};

/** One connection to a board. Statements are prepared by name, once each. */
export class Connection {
  constructor(readonly client: PoolClient) {}

  async all<P, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    const { sql: text } = statement;
    const result = await this.client.query({ name: nameOf(text), text, values: statement.bind(params) });
    return result.rows as R[];
  }

  async get<P, R>(statement: Statement<P, R>, params: P): Promise<R | undefined> {
    return (await this.all(statement, params))[0];
  }

  /** Several statements in one go, none of them with a parameter; the rows of the last. */
  async exec(text: string): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> {
    const results: unknown = await this.client.query(text);
    const last: unknown = Array.isArray(results) ? results.at(-1) : results;
    return (last as { readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>> }).rows;
  }

  /**
   * Fails where the server warns meanwhile that something was not done: a commit whose wait for a standby was broken off
   * is answered like any other, but for a warning.
   */
  async unwarned(work: () => Promise<unknown>): Promise<void> {
    let warning: string | null = null;
    const hear = ({
      severity,
      message,
    }: {
      readonly severity?: string | undefined;
      readonly message?: string | undefined;
    }): void => {
      if (severity === 'WARNING') warning = message ?? 'a warning';
    };
    this.client.on('notice', hear);
    try {
      await work();
    } finally {
      this.client.off('notice', hear);
    }
    if (warning !== null) throw new StoreFailure({ _tag: 'Unavailable', detail: warning });
  }

  /** What `work` sends before it first waits goes out in one piece: a server that has to be woken is woken once. */
  inOnePiece<A>(work: () => Promise<A>): Promise<A> {
    // What a pool lends are clients, although its types do not say so.
    const { stream } = (this.client as PoolClient & Pick<Client, 'connection'>).connection;
    stream.cork();
    try {
      return work();
    } finally {
      stream.uncork();
    }
  }

  /** Runs `read` on one snapshot. Where it fails, the transaction is left open. */
  async snapshot<A>(read: () => Promise<A>): Promise<A> {
    await this.exec('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const found = await read();
    await this.exec('COMMIT');
    return found;
  }

  /** Ends a transaction, where there is one, without it; false where the connection is of no use any more. */
  async rollBack(): Promise<boolean> {
    try {
      await this.exec('ROLLBACK');
      return true;
    } catch {
      return false;
    }
  }
}
