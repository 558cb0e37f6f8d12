import type { StoredRow } from '../../src/events/stored-event';
import { LedgerFault } from '../../src/ledger/errors';
import type { Ledger } from '../../src/ledger/ledger';
import type { Step } from '../commands/random-steps';

/** Asks all the steps of a ledger, one after the other; what contradicts itself is skipped, as a caller would see a fault. */
export const carryOut = async (ledger: Ledger, steps: ReadonlyArray<Step>): Promise<void> => {
  for (const { method, input } of steps) {
    const ask = ledger[method].bind(ledger) as (given: unknown) => Promise<unknown>;
    try {
      await ask(input);
    } catch (error) {
      if (!(error instanceof LedgerFault) || error.fault._tag !== 'Corrupt') throw error;
    }
  }
};

/** The rows of a small log. */
export const storedRows = async (ledger: Ledger): Promise<ReadonlyArray<StoredRow>> => {
  const rows: StoredRow[] = [];
  for (let from = 1; ; from = rows.length + 1) {
    const page = await ledger.events({ from, limit: 1_000 });
    if (page.length === 0) return rows;
    rows.push(...page.map(({ stored, content, erased }) => ({ stored, content, erased })));
  }
};
