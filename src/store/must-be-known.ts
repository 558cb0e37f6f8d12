import type { Genesis } from '../commands/genesis';
import type { Head } from '../commands/head';
import { StoreFailure } from '../commands/store-failure';

/** Refuses a ledger of a newer format than is known. */
export const mustBeKnown = ({ format }: Head, known: number): void => {
  if (format > known) throw new StoreFailure({ _tag: 'NewerFormat', format, known });
};

/** Refuses what was copied only in part, but to the copy itself: it would show a board as it was at some moment of its past. */
export const mustBeWhole = ({ state }: Head, path: string, genesis: Genesis | null): void => {
  if (state === 'copying' && genesis?.state !== 'copying') {
    throw new StoreFailure({ _tag: 'UnfinishedCopy', path });
  }
};

/** Refuses a ledger that goes on somewhere else, and evidence but to those who take it. */
export const mustTakeEvents = ({ sealedTo, state }: Head, path: string, genesis: Genesis | null): void => {
  if (sealedTo !== null) throw new StoreFailure({ _tag: 'Sealed', to: sealedTo });
  if (state === 'evidence' && genesis?.state !== 'evidence')
    throw new StoreFailure({ _tag: 'HoldsEvidence', path });
};
