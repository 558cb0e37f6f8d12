import { isLeft } from 'fp-ts/Either';
import type { Store } from '../../commands/store';
import type { StoreFault } from '../../commands/store-fault';
import type { Evidence } from '../../store/sqlite/evidence/evidence';
import { openSqlite } from '../../store/sqlite/open-sqlite';
import { LedgerFault } from '../errors';

/** A fault of the copy, told of the original. */
export const ofOriginal = (fault: StoreFault, { path }: Evidence): LedgerFault =>
  new LedgerFault('path' in fault ? { ...fault, path } : fault);

/** Opens the copy of a ledger's file to read it. */
export const openCopy = async (evidence: Evidence): Promise<Store> => {
  const opening = { durability: 'full', readOnly: true, patienceMs: 0, genesis: null } as const;
  const opened = await openSqlite({ path: evidence.copy, ...opening })();
  if (isLeft(opened)) throw ofOriginal(opened.left, evidence);
  return opened.right.store;
};
