import type { EventKind } from '../events/catalogue';
import type { TaskStatus } from '../events/status';
import type { Backoff } from './retry-input';

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
  /** When it may run: it is scheduled until then, and gated by its parents as ever. */
  readonly runAt?: Moment | null;
  /** Whether it has to be specified before it can be done. */
  readonly triage?: boolean;
}

/** A moment: a Date, or milliseconds since 1970. */
export type Moment = Date | number;

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

/** How long a claim stands without a heartbeat. */
export interface LeaseInput {
  /** Milliseconds; 15 minutes where it is not given. Null: until the claimant ends it. */
  readonly leaseMs?: number | null;
}

export interface ClaimInput extends LeaseInput, Caller {
  readonly taskId: string;
  readonly claimant: string;
}

export interface ClaimNextInput extends LeaseInput, Caller {
  readonly claimant: string;
  /** How many at most; 1 where it is not given, 1,000 at the most. */
  readonly limit?: number;
  /** Only tasks of this assignee. */
  readonly assignee?: string;
  /** Tasks that are ready (the default), or that wait for a review. */
  readonly from?: 'ready' | 'review';
}

/** An attempt, named by its claimant, its fence, or both. A worker presents its fence. */
export interface AttemptInput {
  readonly taskId: string;
  readonly claimant?: string;
  readonly fence?: number;
}

export interface HeartbeatInput extends AttemptInput, Caller {
  /** How long the lease lasts from now, in milliseconds; as long as it was given for where it is not given. */
  readonly leaseMs?: number;
}

export interface ReleaseInput extends AttemptInput, Caller {
  readonly reason?: string;
}

/** A task that nobody holds can be completed by hand, without a fence. */
export interface CompleteInput extends AttemptInput, Caller {
  /** Any JSON. */
  readonly result?: unknown;
}

/** The claimant completes the task and takes the next: both in one transaction, or neither. */
export interface CompleteAndClaimNextInput extends Omit<CompleteInput, 'claimant'>, ClaimNextInput {}

export interface FailInput extends AttemptInput, Caller {
  /** What went wrong: any JSON. */
  readonly error?: unknown;
  /** How many attempts may fail before the task is given up, null for no limit; the ledger's own limit where it is not given. */
  readonly attempts?: number | null;
  /** How long to wait before it is tried again, in milliseconds; the ledger's own backoff where it is not given. */
  readonly delayMs?: number;
}

export interface RequestReviewInput extends AttemptInput, Caller {
  /** What is to be reviewed: any JSON. */
  readonly result?: unknown;
}

/** A reviewer who claimed the task presents that attempt; a review by hand presents nothing. */
export interface RequestChangesInput extends AttemptInput, Caller {
  readonly reason?: string;
}

/** A holder presents its attempt, which ends by this. */
export interface ScheduleInput extends AttemptInput, Caller {
  readonly runAt: Moment;
  readonly reason?: string;
}

/** A holder presents its attempt, which ends by this. */
export interface BlockInput extends AttemptInput, Caller {
  /** What holds it back, in a word of your own. */
  readonly kind: string;
  readonly reason?: string;
}

/** A change that says which task, and perhaps why. */
export interface ChangeInput extends Caller {
  readonly taskId: string;
  readonly reason?: string;
}

export interface CancelInput extends ChangeInput {
  /** What becomes of its open children: they stay as they are (the default), are cancelled with all their open descendants, or need not wait for it. */
  readonly children?: 'keep' | 'cancel' | 'waive';
  /** Only tell what would happen. */
  readonly dryRun?: boolean;
}

export interface ReopenInput extends Caller {
  readonly taskId: string;
  readonly reason: string;
  /** What becomes of running children: they may finish (the default), or lose their attempts. */
  readonly running?: 'keep' | 'revoke';
  /** Whether children that are done are reopened in turn. */
  readonly cascade?: boolean;
  /** Only tell what would happen. */
  readonly dryRun?: boolean;
}

export interface WaiveInput extends LinkInput, Caller {
  readonly reason: string;
}

export interface CommentInput extends Caller {
  readonly taskId: string;
  readonly text: string;
}

export interface AssignInput extends Caller {
  readonly taskId: string;
  /** Null: for anybody. */
  readonly assignee: string | null;
}

export interface PrioritiseInput extends Caller {
  readonly taskId: string;
  readonly priority: number;
}

/** What is not given stays as it is. */
export interface EditInput extends Caller {
  readonly taskId: string;
  readonly title?: string;
  /** Any JSON. */
  readonly data?: unknown;
}

/** All that people wrote in the events of a task, or in one event. */
export type EraseInput = Caller & { readonly reason: string } & (
    | { readonly taskId: string; readonly position?: never }
    | { readonly position: number; readonly taskId?: never }
  );

export interface SweepInput extends Caller {
  /** How many tasks at most; 1,000 where it is not given. */
  readonly limit?: number;
}

/** Each filter that is given has to match. */
export interface ListInput {
  readonly status?: TaskStatus | ReadonlyArray<TaskStatus>;
  /** Null: those that are meant for nobody. */
  readonly assignee?: string | null;
  /** Children of this task. */
  readonly parentId?: string;
  /** The least priority. */
  readonly priority?: number;
  /** Text that the title contains; ASCII letters match in either case. */
  readonly title?: string;
  /** Only archived tasks, or only those that are not; both where it is not given. */
  readonly archived?: boolean;
  /** By creation (the default), by priority, or by when the status last changed. */
  readonly sort?: 'created' | 'priority' | 'changed';
  /** `asc` for `created`, `desc` for the others, where it is not given. */
  readonly order?: 'asc' | 'desc';
  /** The `next` of the page before, asked in the same way. */
  readonly after?: string;
  /** 100 where it is not given, 1,000 at the most. */
  readonly limit?: number;
}

export interface GraphInput {
  /** How many ancestors, and how many descendants, at most; 1,000 where it is not given. */
  readonly limit?: number;
}

/** A point of the log: a position, or a time as a Date, as milliseconds since 1970, or in ISO 8601 with its zone. */
export type LogPoint = { readonly position: number } | { readonly time: Moment | string };

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

export interface ObservationsInput {
  /** The last position; the end of the log where it is not given. */
  readonly to?: number;
}

/** How a worker works. Times are milliseconds. */
export interface WorkInput {
  /** The claimant that it works as. */
  readonly as: string;
  /** How many tasks it does at once; 1 where it is not given. */
  readonly concurrency?: number;
  /** Which tasks it takes; any that are ready where it is not given. */
  readonly filter?: {
    /** Only tasks of this assignee. */
    readonly assignee?: string;
    /** Tasks that are ready (the default), or that wait for a review. */
    readonly from?: 'ready' | 'review';
  };
  /** How long it may be silent before others take its tasks: it sends heartbeats more often; 15 minutes where it is not given, 10 at the least. */
  readonly leaseMs?: number;
  /** How often it looks for what other processes append; 250 where it is not given. What this process appends is noticed at once. */
  readonly pollMs?: number;
  /** When a task that fails is tried again, where that differs from the ledger's own rules. */
  readonly retry?: { readonly attempts?: number | null; readonly backoff?: Backoff };
  /** Signals of the process that stop it; `['SIGTERM']` where it is not given. */
  readonly signals?: ReadonlyArray<'SIGTERM' | 'SIGINT' | 'SIGHUP'>;
}

export interface SweeperInput {
  /** Milliseconds between two sweeps; 1,000 where it is not given. */
  readonly everyMs?: number;
}

export interface SubscribeInput {
  /** Under which how far it has come is noted: the same name goes on there. */
  readonly name: string;
  /** Where a new name begins: a position (1 where it is not given), or with what is appended from now on. */
  readonly from?: number | 'now';
  /** Only events of these kinds. */
  readonly types?: ReadonlyArray<EventKind>;
  /** How often it looks for what other processes append, in milliseconds; 250 where it is not given. */
  readonly pollMs?: number;
}

export interface WaitForInput {
  /** Milliseconds to wait at most; for ever where it is not given. */
  readonly timeout?: number;
  /** How often it looks for what other processes append, in milliseconds; 250 where it is not given. */
  readonly pollMs?: number;
}
