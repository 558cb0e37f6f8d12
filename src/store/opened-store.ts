import type { Store } from '../commands/store';

/** A store that was opened, and whether it was made by that. */
export interface OpenedStore {
  readonly store: Store;
  readonly created: boolean;
}
