import type { PoolConfig } from 'pg';
import type { Genesis } from '../../commands/genesis';

/** How a ledger on PostgreSQL is opened. */
export interface PostgresOptions {
  /** `postgres://user@host:port/database`. */
  readonly url: string;
  /** The schema that the board lies in. */
  readonly board: string;
  /** Passed through to the pool of connections. */
  readonly pool: PoolConfig;
  readonly durability: 'full' | 'normal';
  readonly readOnly: boolean;
  /** How long to wait for a lock, or for a server that comes back, in milliseconds. */
  readonly patienceMs: number;
  /** How long a writer that is stopped may hold the board, in milliseconds: after that the server ends its transaction. */
  readonly holdMs: number;
  /** What a new ledger begins with; null where one must exist. */
  readonly genesis: Genesis | null;
  /** Milliseconds since 1970; the server's clock where it is not given. */
  readonly now?: () => number;
}
