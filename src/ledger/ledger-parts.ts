import type { GroupCommit } from '../commands/group-commit';
import type { Store } from '../commands/store';

/** What a ledger is made of; `openLedger` puts it together. */
export interface LedgerParts {
  readonly ledgerId: string;
  readonly store: Store;
  readonly writer: GroupCommit;
  /** Who asks where a command does not say. */
  readonly actor: string;
  /** How many events a fold has to go through before it is worth a snapshot; 100,000 where it is not given. */
  readonly snapshotEvery?: number | undefined;
}
