import { archived } from './archived';
import type { Archived } from './archived';
import { assigned } from './assigned';
import type { Assigned } from './assigned';
import { attemptFailed } from './attempt-failed';
import type { AttemptFailed } from './attempt-failed';
import { becameDue } from './became-due';
import type { BecameDue } from './became-due';
import { blocked } from './blocked';
import type { Blocked } from './blocked';
import { cancelled } from './cancelled';
import type { Cancelled } from './cancelled';
import { changesRequested } from './changes-requested';
import type { ChangesRequested } from './changes-requested';
import { claimRejected } from './claim-rejected';
import type { ClaimRejected } from './claim-rejected';
import { claimed } from './claimed';
import type { Claimed } from './claimed';
import { commented } from './commented';
import type { Commented } from './commented';
import { completed } from './completed';
import type { Completed } from './completed';
import { completionRejected } from './completion-rejected';
import type { CompletionRejected } from './completion-rejected';
import { contentErased } from './content-erased';
import type { ContentErased } from './content-erased';
import { created } from './created';
import type { Created } from './created';
import { demoted } from './demoted';
import type { Demoted } from './demoted';
import { dependencyInvalidated } from './dependency-invalidated';
import type { DependencyInvalidated } from './dependency-invalidated';
import { dependencyWaived } from './dependency-waived';
import type { DependencyWaived } from './dependency-waived';
import { edited } from './edited';
import type { Edited } from './edited';
import { evidenceTaken } from './evidence-taken';
import type { EvidenceTaken } from './evidence-taken';
import { failureRejected } from './failure-rejected';
import type { FailureRejected } from './failure-rejected';
import { foreignObserved } from './foreign-observed';
import type { ForeignObserved } from './foreign-observed';
import { leaseExtended } from './lease-extended';
import type { LeaseExtended } from './lease-extended';
import { ledgerOpened } from './ledger-opened';
import type { LedgerOpened } from './ledger-opened';
import type { Lineage } from './lineage';
import { linked } from './linked';
import type { Linked } from './linked';
import { prioritised } from './prioritised';
import type { Prioritised } from './prioritised';
import { promoted } from './promoted';
import type { Promoted } from './promoted';
import { reclaimed } from './reclaimed';
import type { Reclaimed } from './reclaimed';
import { released } from './released';
import type { Released } from './released';
import { reopened } from './reopened';
import type { Reopened } from './reopened';
import { reviewRequested } from './review-requested';
import type { ReviewRequested } from './review-requested';
import { revoked } from './revoked';
import type { Revoked } from './revoked';
import { scheduled } from './scheduled';
import type { Scheduled } from './scheduled';
import { sealed } from './sealed';
import type { Sealed } from './sealed';
import { specified } from './specified';
import type { Specified } from './specified';
import { triaged } from './triaged';
import type { Triaged } from './triaged';
import { unarchived } from './unarchived';
import type { Unarchived } from './unarchived';
import { unblocked } from './unblocked';
import type { Unblocked } from './unblocked';
import { unlinked } from './unlinked';
import type { Unlinked } from './unlinked';
import { writerJoined } from './writer-joined';
import type { WriterJoined } from './writer-joined';

/** The data of every kind of event, in today's shape. */
export interface DataByKind {
  readonly ledger_opened: LedgerOpened;
  readonly writer_joined: WriterJoined;
  readonly created: Created;
  readonly linked: Linked;
  readonly unlinked: Unlinked;
  readonly promoted: Promoted;
  readonly demoted: Demoted;
  readonly claimed: Claimed;
  readonly claim_rejected: ClaimRejected;
  readonly released: Released;
  readonly completed: Completed;
  readonly completion_rejected: CompletionRejected;
  readonly lease_extended: LeaseExtended;
  readonly attempt_failed: AttemptFailed;
  readonly failure_rejected: FailureRejected;
  readonly reclaimed: Reclaimed;
  readonly scheduled: Scheduled;
  readonly became_due: BecameDue;
  readonly blocked: Blocked;
  readonly unblocked: Unblocked;
  readonly triaged: Triaged;
  readonly specified: Specified;
  readonly review_requested: ReviewRequested;
  readonly changes_requested: ChangesRequested;
  readonly cancelled: Cancelled;
  readonly reopened: Reopened;
  readonly dependency_invalidated: DependencyInvalidated;
  readonly revoked: Revoked;
  readonly dependency_waived: DependencyWaived;
  readonly archived: Archived;
  readonly unarchived: Unarchived;
  readonly commented: Commented;
  readonly assigned: Assigned;
  readonly prioritised: Prioritised;
  readonly edited: Edited;
  readonly content_erased: ContentErased;
  readonly sealed: Sealed;
  readonly foreign_observed: ForeignObserved;
  readonly evidence_taken: EvidenceTaken;
}

export type EventKind = keyof DataByKind;

/** What happened: a kind and its data, in today's shape. */
export type EventOf<K extends EventKind> = { readonly kind: K; readonly data: DataByKind[K] };

/** Any event that this version knows. */
export type Event = { [K in EventKind]: EventOf<K> }[EventKind];

/** Every kind with all the shapes it ever had. A kind without an entry does not compile. */
export const catalogue: { readonly [K in EventKind]: Lineage<DataByKind[K]> } = {
  ledger_opened: ledgerOpened,
  writer_joined: writerJoined,
  created,
  linked,
  unlinked,
  promoted,
  demoted,
  claimed,
  claim_rejected: claimRejected,
  released,
  completed,
  completion_rejected: completionRejected,
  lease_extended: leaseExtended,
  attempt_failed: attemptFailed,
  failure_rejected: failureRejected,
  reclaimed,
  scheduled,
  became_due: becameDue,
  blocked,
  unblocked,
  triaged,
  specified,
  review_requested: reviewRequested,
  changes_requested: changesRequested,
  cancelled,
  reopened,
  dependency_invalidated: dependencyInvalidated,
  revoked,
  dependency_waived: dependencyWaived,
  archived,
  unarchived,
  commented,
  assigned,
  prioritised,
  edited,
  content_erased: contentErased,
  sealed,
  foreign_observed: foreignObserved,
  evidence_taken: evidenceTaken,
};

/** Whether this version knows the kind. */
export const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(catalogue, kind);
