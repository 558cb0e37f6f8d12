import { isLeft } from 'fp-ts/Either';
import { FIRST_WRITER, genesis } from '../../src/commands/genesis';
import { GroupCommit } from '../../src/commands/group-commit';
import { defaultRetry } from '../../src/commands/retry';
import type { Retry } from '../../src/commands/retry';
import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import type { Store } from '../../src/commands/store';
import { newId } from '../../src/events/ids';
import { defaultSatisfiedBy } from '../../src/events/policy';
import { Ledger } from '../../src/ledger/ledger';
import { FORMAT } from '../../src/store/schema';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';

/** A ledger on a real store, with the number of write transactions that were begun on it. */
export interface CountedLedger {
  readonly ledger: Ledger;
  readonly transactions: () => number;
}

/** Opens a new ledger, so that a test can tell which commands shared a commit. Its clock stands still unless one is given. */
export const openCounted = async (
  path = ':memory:',
  ruleBook: Rules = rules,
  satisfiedBy = defaultSatisfiedBy,
  {
    now = () => 1_000_000,
    retry = defaultRetry,
    through = (store) => store,
  }: {
    readonly now?: () => number;
    readonly retry?: Retry;
    /** What lies between the ledger and its store. */
    readonly through?: (store: Store) => Store;
  } = {},
): Promise<CountedLedger> => {
  const me = { version: '0', host: 'here', pid: 1, node: process.version };
  const opened = { ledgerId: newId(), satisfiedBy, format: FORMAT };
  const result = await openSqlite({
    path,
    durability: 'normal',
    patienceMs: 1_000,
    readOnly: false,
    now,
    genesis: genesis(opened, me, 'opener', now()),
  })();
  if (isLeft(result)) throw new Error(JSON.stringify(result.left));
  const store = through(result.right.store);
  let transactions = 0;
  const counted: Store = {
    write: (work) => () => {
      transactions += 1;
      return store.write(work)();
    },
    read: (work) => store.read(work),
    judge: (work) => store.judge(work),
    compact: () => store.compact(),
    listen: (heard) => store.listen(heard),
    hearing: () => store.hearing(),
    close: () => store.close(),
  };
  const writer = new GroupCommit(counted, { rules: ruleBook, retry, identity: me, joinedAt: FIRST_WRITER });
  const ledger = new Ledger({ ledgerId: opened.ledgerId, store: counted, writer, actor: 'opener' });
  return { ledger, transactions: () => transactions };
};

/** Closes a ledger whose views and hashes are what its log says; any other fails the test. */
export const closeValid = async (ledger: Ledger): Promise<void> => {
  const { valid, drift, mismatches } = await ledger.verify();
  await ledger.close();
  if (!valid) throw new Error(`the ledger is not valid: ${JSON.stringify({ drift, mismatches })}`);
};
