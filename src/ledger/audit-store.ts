import type { TaskEither } from 'fp-ts/TaskEither';
import type { AuditReport } from '../audit/report';
import type { Store } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import type { AuditInput } from './ledger';

/** Audits the log of a store together with its head, contents and views. */
export const auditStore = (store: Store, _input: AuditInput): TaskEither<StoreFault, AuditReport> =>
  store.read(() => Promise.reject(new Error('the audit is still to come')));
