import type { Examination } from '../../audit/examination';
import { version } from '../../version';
import type { AuditInput } from '../audit-store';
import type { Ledger } from '../ledger';

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
  const to = await ledger.head();
  return {
    examined: { place, format: 'taskledger', files: [], ledgerId: ledger.id, at, version },
    report,
    observations: () => ledger.observations({ to }),
    close: () => Promise.resolve(),
  };
};
