import { isLeft } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { FIRST_WRITER, genesis } from '../commands/genesis';
import type { Genesis } from '../commands/genesis';
import { GroupCommit } from '../commands/group-commit';
import { defaultRetry } from '../commands/retry';
import { rules as ours } from '../commands/rules';
import type { Rules } from '../commands/rules';
import { decodeFault } from '../events/decode-fault';
import type { DecodeFault } from '../events/decode-fault';
import { newId } from '../events/ids';
import { defaultSatisfiedBy } from '../events/policy';
import type { SatisfiedBy } from '../events/policy';
import { openPostgres } from '../store/postgres/open-postgres';
import { openSqlite } from '../store/sqlite/open-sqlite';
import { FORMAT } from '../store/schema';
import type { BoardPlace } from './board-place';
import { InvalidInput, LedgerFault } from './errors';
import { anyObject, boardName, flag, freeText, listOf, name, oneOf, optional, shape, whole } from './fields';
import type { Field } from './fields';
import { tell } from './workers/notices';
import { retryFields } from './retry-input';
import type { RetryInput } from './retry-input';
import { identity, systemUser } from './identity';
import { Ledger } from './ledger';

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

/** A board that was opened, and whether it was made by that. */
export interface OpenedLedger {
  readonly ledger: Ledger;
  readonly created: boolean;
}

const samePolicy = (a: SatisfiedBy, b: SatisfiedBy): boolean => a.toSorted().join() === b.toSorted().join();

/** What tests and stress runs replace. */
export interface Workings {
  readonly rules?: Rules;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

type Read<F> = F extends Field<infer A> ? A : never;
type Settled = Read<typeof onSqlite> | Read<typeof onPostgres>;

const readPlace = (given: OpenOptions): Either<DecodeFault, Settled> =>
  'postgres' in given && !('sqlite' in given)
    ? onPostgres('openLedger', given)
    : onSqlite('openLedger', given);

const openStore = (settled: Settled, born: Genesis | null, now: (() => number) | undefined) => {
  const { durability, patienceMs, readOnly } = settled;
  const common = { durability, patienceMs, readOnly, genesis: born, ...(now === undefined ? {} : { now }) };
  if (!('postgres' in settled)) return openSqlite({ path: settled.sqlite, ...common });
  const { postgres: url, board, pool, holdMs } = settled;
  return openPostgres({ url, board, pool, holdMs, ...common });
};

const open = async (given: OpenOptions, { rules = ours, now }: Workings): Promise<OpenedLedger> => {
  const read = readPlace(given);
  if (isLeft(read)) throw new InvalidInput(read.left);
  const { create } = read.right;
  const actor = read.right.actor ?? systemUser();
  const me = identity();
  const satisfiedBy = read.right.satisfiedBy ?? defaultSatisfiedBy;
  const opened = { ledgerId: newId(), satisfiedBy, format: FORMAT };
  const born = create ? genesis(opened, me, actor, (now ?? Date.now)()) : null;
  const result = await openStore(read.right, born, now)();
  if (isLeft(result)) throw new LedgerFault(result.left);
  const { store, created } = result.right;
  const head = await store.read((queries) => queries.head())();
  if (isLeft(head)) throw new LedgerFault(head.left);
  if (read.right.satisfiedBy !== undefined && !samePolicy(head.right.satisfiedBy, satisfiedBy)) {
    await store.close();
    const expected = `${head.right.satisfiedBy.join(', ')}, the policy of the board that is there`;
    throw new InvalidInput(decodeFault('openLedger.satisfiedBy', expected, satisfiedBy));
  }
  const { ledgerId } = head.right;
  const joinedAt = created ? FIRST_WRITER : null;
  const writer = new GroupCommit(store, { rules, retry: read.right.retry, identity: me, joinedAt }, (news) =>
    tell(ledgerId, news),
  );
  return { ledger: new Ledger({ ledgerId, store, writer, actor }), created };
};

/** Opens a board under rules or a clock of the caller's own: for tests and stress runs that show what the gate is worth. */
export const openLedgerWith = async (given: OpenOptions, workings: Workings): Promise<Ledger> =>
  (await open(given, workings)).ledger;

/** Opens the board in a file, or in memory. What is there and is no ledger, or a newer one, throws {@link LedgerFault}. */
export const openLedger = (given: OpenOptions): Promise<Ledger> => openLedgerWith(given, {});

/** Opens the board in a file, as {@link openLedger} does, and says whether it was made now. */
export const initLedger = (given: OpenOptions): Promise<OpenedLedger> => open(given, {});
