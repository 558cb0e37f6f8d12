import type { Genesis } from '../../commands/genesis';
import type { Durability } from './connection';
import type { Migrations } from './migrate';

/** How a SQLite ledger is opened. */
export interface SqliteOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly durability: Durability;
  readonly readOnly: boolean;
  /** How long to wait for a lock, in milliseconds. */
  readonly patienceMs: number;
  /** What a new ledger begins with; null where one must exist. */
  readonly genesis: Genesis | null;
  /** The way to the format that is written; this version's own where it is not given. */
  readonly migrations?: Migrations;
  /** Milliseconds since 1970; the system's clock where it is not given. */
  readonly now?: () => number;
}

/** The options with everything that may be left out. */
export type SettledOptions = Required<SqliteOptions>;
