import { isLeft } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Genesis } from '../commands/genesis';
import { defaultRetry } from '../commands/retry';
import type { StoreFault } from '../commands/store-fault';
import type { OpenedStore } from '../store/opened-store';
import { openPostgres } from '../store/postgres/open-postgres';
import { openSqlite } from '../store/sqlite/open-sqlite';
import type { BoardPlace } from './board-place';
import { InvalidInput } from './errors';
import { anyObject, boardName, flag, freeText, listOf, name, oneOf, optional, shape, whole } from './fields';
import type { Field } from './fields';
import { retryFields } from './retry-input';
import type { RetryInput } from './retry-input';

/** Where a board lies and how it is opened. */
export type OpenOptions = BoardPlace & Opening;

/** How a board is opened, wherever it lies. */
export interface Opening {
  /** `full` (the default): what was answered survives a power cut. `normal`: it survives a crash of the process. */
  readonly durability?: 'full' | 'normal';
  /** Which statuses of a parent satisfy, for a new board: `['done']` where it is not given. A board that is there must have the same. */
  readonly satisfiedBy?: ReadonlyArray<'done' | 'cancelled'>;
  /** Who asks where a command does not say; the user of the system where it is not given. */
  readonly actor?: string;
  /** Whether a ledger that is not there is made; true where it is not given. */
  readonly create?: boolean;
  /** Only reading: commands are refused by the store, and nothing is written. */
  readonly readOnly?: boolean;
  /** How long to wait for a lock that somebody else holds, in milliseconds; 10,000 where it is not given. */
  readonly patienceMs?: number;
  /** When a task that fails is tried again, and when it is given up. */
  readonly retry?: RetryInput;
}

const opening = {
  durability: optional(oneOf('full', 'normal'), 'full'),
  satisfiedBy: optional(listOf(oneOf('done', 'cancelled'), 2), undefined),
  actor: optional(name, undefined),
  create: optional(flag, true),
  readOnly: optional(flag, false),
  patienceMs: optional(whole(0, 3_600_000), 10_000),
  retry: optional(retryFields, defaultRetry),
};

const onSqlite = shape({ sqlite: freeText, ...opening });

const onPostgres = shape({
  postgres: freeText,
  board: optional(boardName, 'default'),
  pool: optional(anyObject, {}),
  holdMs: optional(whole(1, 3_600_000), 10_000),
  ...opening,
});

type Read<F> = F extends Field<infer A> ? A : never;

/** How a board is opened, with everything that may be left out. */
export type SettledOpening = Read<typeof onSqlite> | Read<typeof onPostgres>;

/** Reads how a board is to be opened; `at` names the whole in the error. */
export const readOpening = (at: string, given: OpenOptions): SettledOpening => {
  const read = 'postgres' in given && !('sqlite' in given) ? onPostgres(at, given) : onSqlite(at, given);
  if (isLeft(read)) throw new InvalidInput(read.left);
  return read.right;
};

/** Opens the store of a board. */
export const openStore = (
  settled: SettledOpening,
  born: Genesis | null,
  now?: () => number,
): TaskEither<StoreFault, OpenedStore> => {
  const { durability, patienceMs, readOnly } = settled;
  const common = { durability, patienceMs, readOnly, genesis: born, ...(now === undefined ? {} : { now }) };
  if (!('postgres' in settled)) return openSqlite({ path: settled.sqlite, ...common });
  const { postgres: url, board, pool, holdMs } = settled;
  return openPostgres({ url, board, pool, holdMs, ...common });
};
