import type { Head } from '../commands/head';
import { StoreFailure } from '../commands/store-failure';

/** Refuses a ledger of a newer format than is known. */
export const mustBeKnown = ({ format }: Head, known: number): void => {
  if (format > known) throw new StoreFailure({ _tag: 'NewerFormat', format, known });
};
