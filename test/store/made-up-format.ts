import { isLeft } from 'fp-ts/Either';
import { sql } from 'kysely';
import { GroupCommit } from '../../src/commands/group-commit';
import { defaultRetry } from '../../src/commands/retry';
import { rules } from '../../src/commands/rules';
import { identity } from '../../src/ledger/identity';
import { Ledger } from '../../src/ledger/ledger';
import { LedgerFault } from '../../src/ledger/errors';
import { migrations } from '../../src/store/sqlite/migrate';
import type { Migrations } from '../../src/store/sqlite/migrate';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';

/** A format after today's: its one new step makes a table, and notes that it did. */
export const madeUp: Migrations = {
  format: migrations.format + 1,
  steps: {
    ...migrations.steps,
    '9999-made-up': {
      up: async (db) => {
        await sql`CREATE TABLE IF NOT EXISTS made_up (note TEXT NOT NULL) STRICT`.execute(db);
        await sql`INSERT INTO made_up VALUES ('once')`.execute(db);
      },
    },
  },
};

/** Opens a ledger that is there as a version would that knows other formats. */
export const openWith = async (path: string, known: Migrations, readOnly = false): Promise<Ledger> => {
  const opened = await openSqlite({
    path,
    durability: 'full',
    readOnly,
    patienceMs: 10_000,
    genesis: null,
    migrations: known,
  })();
  if (isLeft(opened)) throw new LedgerFault(opened.left);
  const { store } = opened.right;
  const writer = new GroupCommit(store, { rules, retry: defaultRetry, identity: identity(), joinedAt: null });
  return new Ledger({ ledgerId: 'of no matter', store, writer, actor: 'opener' });
};
