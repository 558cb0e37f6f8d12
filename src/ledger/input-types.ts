import type { TaskStatus } from '../events/status';

/** What every command may carry. */
export interface Caller {
  /** Who asks; the ledger's own actor where it is not given, or the claimant. */
  readonly actor?: string;
  /** Asking again with the same id gets the first outcome. One is made where none is given. */
  readonly commandId?: string;
  /** Any text that tells which commands belong together. */
  readonly correlation?: string;
}

/** A task to make. */
export interface NewTaskInput {
  /** A UUIDv7 where none is given. */
  readonly id?: string;
  readonly title: string;
  readonly assignee?: string;
  /** Higher goes first; 0 where none is given. */
  readonly priority?: number;
  /** Any JSON. */
  readonly data?: unknown;
  /** The ids of its parents. */
  readonly parents?: ReadonlyArray<string>;
}

export interface LinkInput {
  readonly parentId: string;
  readonly childId: string;
}

export type CreateInput = NewTaskInput & Caller;

/** Tasks and links, all or none. A link's child is one of the tasks; its parent is one of them, or exists. */
export interface CreateGraphInput extends Caller {
  readonly tasks: ReadonlyArray<NewTaskInput>;
  readonly links?: ReadonlyArray<LinkInput>;
}

export interface LinkCommandInput extends LinkInput, Caller {
  /** `refuse`: only if the child was not claimed yet and has not ended. */
  readonly ifStarted?: 'link' | 'refuse';
}

export type UnlinkInput = LinkInput & Caller;

export interface ClaimInput extends Caller {
  readonly taskId: string;
  readonly claimant: string;
}

export interface ClaimNextInput extends Caller {
  readonly claimant: string;
  /** How many at most; 1 where it is not given, 1,000 at the most. */
  readonly limit?: number;
  /** Only tasks of this assignee. */
  readonly assignee?: string;
}

/** An attempt is named by its claimant, its fence, or both. */
export interface ReleaseInput extends Caller {
  readonly taskId: string;
  readonly claimant?: string;
  readonly fence?: number;
  readonly reason?: string;
}

/** An attempt is named by its claimant, its fence, or both; a task that nobody holds can be completed by hand, without a fence. */
export interface CompleteInput extends Caller {
  readonly taskId: string;
  readonly claimant?: string;
  readonly fence?: number;
  /** Any JSON. */
  readonly result?: unknown;
}

/** Each filter that is given has to match. */
export interface ListInput {
  readonly status?: TaskStatus | ReadonlyArray<TaskStatus>;
  readonly assignee?: string;
  /** Children of this task. */
  readonly parentId?: string;
  /** The `next` of the page before. */
  readonly after?: number;
  /** 100 where it is not given, 1,000 at the most. */
  readonly limit?: number;
}

export interface HistoryInput {
  /** The version after which to begin; 0 is the beginning. */
  readonly after?: number;
  readonly limit?: number;
}

export interface EventsInput {
  /** The first position; 1 where it is not given. */
  readonly from?: number;
  readonly limit?: number;
}
