import type { TaskStatus } from './status';

/** One row of `task_events`, as it is stored. Nothing in it is ever rewritten. */
export interface StoredEvent {
  /** 1, 2, 3 … in commit order, without a gap. */
  readonly position: number;
  /** A UUIDv7. */
  readonly id: string;
  /** Null for an event of the ledger itself. */
  readonly taskId: string | null;
  /** 1, 2, 3 … within the task, without a gap; null for an event of the ledger. */
  readonly version: number | null;
  readonly kind: string;
  readonly kindVersion: number;
  /** The task's status after the event; null for an event of the ledger. */
  readonly status: TaskStatus | null;
  /** Canonical JSON (RFC 8785), in the shape of `kind` at `kindVersion`. */
  readonly data: string;
  /** SHA-256 (hex) of the content that belongs to the event, or null where there is none. */
  readonly contentHash: string | null;
  readonly actor: string;
  /** The position of the `writer_joined` event of the process that wrote this one. */
  readonly writer: number;
  /** Milliseconds since 1970 by the writer's clock: evidence, never an order. */
  readonly createdAt: number;
  readonly commandId: string | null;
  readonly requestHash: string | null;
  /** The position of the event that caused this one. */
  readonly causation: number | null;
  /** What the caller gave to tell which commands belong together. */
  readonly correlation: string | null;
  /** SHA-256 (hex) of the event's leaf. */
  readonly leafHash: string;
}

/** What people wrote: kept beside the event, under its hash, so that it can be erased later. */
export interface StoredContent {
  /** 32 hex digits. */
  readonly salt: string;
  /** Canonical JSON. */
  readonly content: string;
}

/** An event with its content, as stored. */
export interface StoredRow {
  readonly stored: StoredEvent;
  /** Null where there is none, or where it was erased. */
  readonly content: StoredContent | null;
  /** The position of the `content_erased` event that took the content away; null where none did. */
  readonly erased: number | null;
}
