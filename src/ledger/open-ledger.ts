import { FIRST_WRITER, genesis } from '../commands/genesis';
import type { Head } from '../commands/head';
import { GroupCommit } from '../commands/group-commit';
import { rules as ours } from '../commands/rules';
import type { Rules } from '../commands/rules';
import { decodeFault } from '../events/decode-fault';
import { newId } from '../events/ids';
import { defaultSatisfiedBy } from '../events/policy';
import type { SatisfiedBy } from '../events/policy';
import { FORMAT } from '../store/schema';
import { InvalidInput, orFault } from './errors';
import { tell } from './workers/notices';
import { identity, systemUser } from './identity';
import { Ledger } from './ledger';
import { openStore, readOpening } from './opening';
import type { OpenOptions } from './opening';

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
  /** How many events a fold of the past has to go through before it is worth a snapshot. */
  readonly snapshotEvery?: number;
}

const open = async (
  given: OpenOptions,
  { rules = ours, now, snapshotEvery }: Workings,
): Promise<OpenedLedger> => {
  const settled = readOpening('openLedger', given);
  const { create } = settled;
  const actor = settled.actor ?? systemUser();
  const me = identity();
  const satisfiedBy = settled.satisfiedBy ?? defaultSatisfiedBy;
  const opened = { ledgerId: newId(), satisfiedBy, format: FORMAT };
  const born = create ? genesis(opened, me, actor, (now ?? Date.now)()) : null;
  const { store, created } = await orFault(openStore(settled, born, now));
  let head: Head;
  try {
    head = await orFault(store.read((queries) => queries.head()));
  } catch (fault) {
    await store.close();
    throw fault;
  }
  if (settled.satisfiedBy !== undefined && !samePolicy(head.satisfiedBy, satisfiedBy)) {
    await store.close();
    const expected = `${head.satisfiedBy.join(', ')}, the policy of the board that is there`;
    throw new InvalidInput(decodeFault('openLedger.satisfiedBy', expected, satisfiedBy));
  }
  const { ledgerId } = head;
  const joinedAt = created ? FIRST_WRITER : null;
  const writer = new GroupCommit(store, { rules, retry: settled.retry, identity: me, joinedAt }, (news) =>
    tell(ledgerId, news),
  );
  return { ledger: new Ledger({ ledgerId, store, writer, actor, snapshotEvery }), created };
};

/** Opens a board under rules or a clock of the caller's own: for tests and stress runs that show what the gate is worth. */
export const openLedgerWith = async (given: OpenOptions, workings: Workings): Promise<Ledger> =>
  (await open(given, workings)).ledger;

/** Opens the board in a file, or in memory. What is there and is no ledger, or a newer one, throws {@link LedgerFault}. */
export const openLedger = (given: OpenOptions): Promise<Ledger> => openLedgerWith(given, {});

/** Opens the board in a file, as {@link openLedger} does, and says whether it was made now. */
export const initLedger = (given: OpenOptions): Promise<OpenedLedger> => open(given, {});
