import { claimRejected } from './claim-rejected';
import type { ClaimRejected } from './claim-rejected';
import { claimed } from './claimed';
import type { Claimed } from './claimed';
import { completed } from './completed';
import type { Completed } from './completed';
import { completionRejected } from './completion-rejected';
import type { CompletionRejected } from './completion-rejected';
import { created } from './created';
import type { Created } from './created';
import { demoted } from './demoted';
import type { Demoted } from './demoted';
import { ledgerOpened } from './ledger-opened';
import type { LedgerOpened } from './ledger-opened';
import type { Lineage } from './lineage';
import { linked } from './linked';
import type { Linked } from './linked';
import { promoted } from './promoted';
import type { Promoted } from './promoted';
import { released } from './released';
import type { Released } from './released';
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
};

/** Whether this version knows the kind. */
export const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(catalogue, kind);
