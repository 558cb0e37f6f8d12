import type { Examination } from '../../audit/examination';
import { observationOf } from '../../audit/native-observation';
import type { Observation } from '../../audit/observation';
import { version } from '../../version';
import type { AuditInput } from '../audit-store';
import type { Ledger } from '../ledger';

/** Events that are read at a time. */
const PAGE = 1_000;

async function* observationsOf(ledger: Ledger, head: number): AsyncGenerator<Observation> {
  for (let from = 1; from <= head;) {
    const page = await ledger.events({ from, limit: PAGE });
    for (const one of page) if (one.stored.position <= head) yield observationOf(one);
    from = (page.at(-1)?.stored.position ?? head) + 1;
  }
}

/**
 * Examines a board that is open and that others may write to meanwhile: its log up to where the audit found it. Closing the
 * examination leaves the board open.
 */
export const examineLedger = async (
  ledger: Ledger,
  place: string,
  input: AuditInput = {},
): Promise<Examination> => {
  const at = Date.now();
  const report = await ledger.audit(input);
  const head = await ledger.head();
  return {
    examined: { place, format: 'taskledger', files: [], ledgerId: ledger.id, at, version },
    report,
    observations: () => observationsOf(ledger, head),
    close: () => Promise.resolve(),
  };
};
