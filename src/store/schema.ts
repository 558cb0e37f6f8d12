import type { PlaceState } from '../commands/head';
import type { TaskStatus } from '../events/status';
import type { TaskRow } from '../projections/task-row';

/** The log. */
export interface TaskEventsTable {
  readonly position: number;
  readonly id: string;
  readonly task_id: string | null;
  readonly version: number | null;
  readonly kind: string;
  readonly kind_version: number;
  readonly status: TaskStatus | null;
  readonly data: string;
  readonly content_hash: string | null;
  readonly actor: string;
  readonly writer: number;
  readonly created_at: number;
  readonly command_id: string | null;
  readonly request_hash: string | null;
  readonly causation: number | null;
  readonly correlation: string | null;
  readonly leaf_hash: string;
}

/** What people wrote, under the position of its event. */
export interface EventContentsTable {
  readonly position: number;
  /** Null, like the content, once erased. */
  readonly salt: string | null;
  readonly content: string | null;
  /** The position of the `content_erased` event that took it away. */
  readonly erased: number | null;
}

export interface HeadTable {
  readonly id: number;
  readonly position: number;
  readonly format: number;
  readonly ledger_id: string;
  /** A JSON array of statuses. */
  readonly satisfied_by: string;
  readonly state: PlaceState;
  /** Where the log goes on; null unless it is sealed here. */
  readonly sealed_to: string | null;
}

export interface TaskLinksTable {
  readonly parent_id: string;
  readonly child_id: string;
  readonly position: number;
  /** The position of the `dependency_waived` event; null where the child has to wait. */
  readonly waived: number | null;
}

export interface CommandsTable {
  readonly command_id: string;
  readonly request_hash: string;
  readonly position: number;
  readonly events: number;
}

/** How far subscriptions have come. It is no view of the log. */
export interface CheckpointsTable {
  readonly name: string;
  readonly position: number;
}

/** Boards that were folded, kept to begin with: a cache, and no view of the log. */
export interface SnapshotsTable {
  readonly position: number;
  /** 1, 2, 3 … */
  readonly part: number;
  readonly parts: number;
  readonly format: number;
  /** SHA-256 (hex) of the body and of what it is kept under. */
  readonly hash: string;
  readonly body: Uint8Array;
}

/** The tables of a board. */
export interface Schema {
  readonly task_events: TaskEventsTable;
  readonly event_contents: EventContentsTable;
  readonly head: HeadTable;
  readonly tasks: TaskRow;
  readonly task_links: TaskLinksTable;
  readonly commands: CommandsTable;
  readonly checkpoints: CheckpointsTable;
  readonly snapshots: SnapshotsTable;
}

/** The format that this version writes; a ledger with a higher one is refused. */
export const FORMAT = 1;
