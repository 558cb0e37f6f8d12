import type { DataByKind, EventKind } from '../events/catalogue';
import type { Json } from '../events/json';
import type { TaskStatus } from '../events/status';

/** An event that a decision wants appended, before it has a position. */
export interface NewEventOf<K extends EventKind> {
  readonly kind: K;
  readonly data: DataByKind[K];
  /** Null for an event of the ledger. */
  readonly taskId: string | null;
  /** The task's status after it; null for an event of the ledger. */
  readonly status: TaskStatus | null;
  /** What people wrote, or undefined for none. */
  readonly content?: Json;
  /** The place in this decision, from 0, of the event that caused this one. */
  readonly causedBy?: number;
}

export type NewEvent = { [K in EventKind]: NewEventOf<K> }[EventKind];
