export type { Evidence, Finding, FindingCode, Severity } from './audit/finding';
export type { AuditReport, ClaimVerdict, Verdict } from './audit/report';
export type {
  Created,
  GraphCreated,
  Linked,
  NoneReady,
  Reason,
  Released,
  Unlinked,
  Completed,
} from './commands/answer';
export type { StoreFault } from './commands/store-fault';
export type { Event, EventKind } from './events/catalogue';
export type { Json } from './events/json';
export { limits } from './events/limits';
export type { ParentSeen } from './events/parent-seen';
export type { Recorded } from './events/recorded';
export type { TaskStatus } from './events/status';
export type { StoredContent, StoredEvent } from './events/stored-event';
export type { AuditInput } from './ledger/audit-store';
export { InvalidInput, LedgerFault } from './ledger/errors';
export type * from './ledger/input-types';
export type { Ledger, TaskPage } from './ledger/ledger';
export type { Progress } from './ledger/log-pages';
export { openLedger } from './ledger/open-ledger';
export type { OpenOptions } from './ledger/open-ledger';
export type {
  Asked,
  Claimed,
  ClaimedNext,
  ClaimNextOutcome,
  ClaimOutcome,
  CompleteOutcome,
  CreateGraphOutcome,
  CreateOutcome,
  LinkOutcome,
  Rejected,
  ReleaseOutcome,
  UnlinkOutcome,
} from './ledger/outcomes';
export type { RebuildReport } from './ledger/rebuild';
export type { TaskDetail, TaskView } from './ledger/task-view';
export type { Mismatch, VerifyReport } from './ledger/verify';
export type { Drift } from './projections/drift';
