import type { GroupCommit } from '../commands/group-commit';
import type { Store } from '../commands/store';

/** What a ledger is made of; `openLedger` puts it together. */
export interface LedgerParts {
  readonly ledgerId: string;
  readonly store: Store;
  readonly writer: GroupCommit;
  /** Who asks where a command does not say. */
  readonly actor: string;
}
