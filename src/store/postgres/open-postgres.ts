import { left, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { StoreFault } from '../../commands/store-fault';
import type { OpenedStore } from '../opened-store';
import { asFault } from './faults';
import type { PostgresOptions } from './options';
import { poolOf } from './pool';
import { PostgresStore } from './postgres-store';
import { prepare } from './prepare';

/** Opens a ledger in a schema of a PostgreSQL database. */
export const openPostgres =
  (options: PostgresOptions): TaskEither<StoreFault, OpenedStore> =>
  async () => {
    const begun = Date.now();
    const pool = poolOf(options);
    try {
      const { created, readOnly } = await prepare(pool, options);
      return right({ store: new PostgresStore({ ...options, readOnly }, pool), created });
    } catch (error) {
      await pool.end();
      return left(asFault(error, options.board, Date.now() - begun));
    }
  };
