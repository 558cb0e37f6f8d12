import type { Examination } from '../../audit/examination';
import { version } from '../../version';
import type { AuditInput } from '../audit-store';
import type { Ledger } from '../ledger';

/**
 * Examines a board that is open and that others may write to meanwhile. Its log goes to where it ended once the audit was
 * over: what came while that read its last events is there, and not judged. Closing the examination leaves the board open.
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
