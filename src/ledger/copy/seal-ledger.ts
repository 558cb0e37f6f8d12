import { isLeft } from 'fp-ts/Either';
import { GroupCommit } from '../../commands/group-commit';
import type { Head } from '../../commands/head';
import { request } from '../../commands/request';
import { defaultRetry } from '../../commands/retry';
import { rules } from '../../commands/rules';
import type { Store } from '../../commands/store';
import { LedgerFault, orFault } from '../errors';
import { identity } from '../identity';
import type { Progress } from '../log-pages';
import { verify } from '../verify';
import { tell } from '../workers/notices';

/** Refuses a ledger that is broken: once it is sealed, nobody could go on with it. */
const mustBeSound = async (store: Store, progress: Progress): Promise<void> => {
  const { valid, broken, mismatches, drift } = await orFault(verify(store, progress));
  if (valid) return;
  const [first] = [...broken, ...mismatches];
  const counts = `events missing or not readable: ${broken.length}, hashes that differ: ${mismatches.length}, rows that differ: ${drift.length}`;
  const detail = `it is not copied as it is (${counts})`;
  throw new LedgerFault({ _tag: 'Corrupt', position: first?.position ?? null, detail });
};

/** Ends a sound log at its place, as any command is carried out: it goes on at `to`. Gives the head that it has from then on. */
export const sealLedger = async (
  store: Store,
  to: string,
  actor: string,
  progress: Progress,
): Promise<Head> => {
  const headNow = (): Promise<Head> => orFault(store.read((queries) => queries.head()));
  await mustBeSound(store, progress);
  const { ledgerId } = await headNow();
  const who = { rules, retry: defaultRetry, identity: identity(), joinedAt: null };
  const writer = new GroupCommit(store, who, (news) => tell(ledgerId, news));
  const caller = { actor, correlation: null, commandId: null };
  const sealed = await writer.submit(request({ _tag: 'Seal', to }, { to }, caller));
  const head = await headNow();
  // An answer that was lost, and another run of the same copy, come to the same.
  if (head.sealedTo === to) return head;
  throw new LedgerFault(isLeft(sealed) ? sealed.left : { _tag: 'Sealed', to: head.sealedTo ?? to });
};
