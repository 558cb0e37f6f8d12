export { openLedger } from './ledger/open-ledger';
export type { OpenOptions } from './ledger/open-ledger';
export type { AuditInput } from './ledger/audit-store';
export type { Ledger, TaskPage } from './ledger/ledger';
export { InvalidInput, LedgerFault } from './ledger/errors';
