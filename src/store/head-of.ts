import type { Head } from '../commands/head';
import { StoreFailure } from '../commands/store-failure';
import type { SatisfiedBy } from '../events/policy';
import type { Schema } from './schema';

/** The head of a row. */
export const headOf = (row: Schema['head'] | undefined): Head => {
  if (row === undefined) {
    throw new StoreFailure({ _tag: 'Corrupt', position: null, detail: 'the head is missing' });
  }
  return {
    ledgerId: row.ledger_id,
    position: row.position,
    format: row.format,
    satisfiedBy: JSON.parse(row.satisfied_by) as SatisfiedBy,
    state: row.state,
    sealedTo: row.sealed_to,
  };
};
