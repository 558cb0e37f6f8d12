import type { Either } from 'fp-ts/Either';
import type { ClaimRefusal } from '../events/claim-refusal';
import type { CompletionRefusal } from '../events/completion-refusal';
import type { ClaimedFrom } from '../events/claimed-from';
import type { Linked as LinkedData } from '../events/linked';
import type { ParentSeen } from '../events/parent-seen';
import type { TaskStatus } from '../events/status';

/** Why a command was refused. */
export type Reason =
  | Exclude<ClaimRefusal, { readonly _tag: 'parents_not_done' }>
  | CompletionRefusal
  | {
      readonly _tag: 'parents_not_done';
      readonly parents: ReadonlyArray<ParentSeen>;
      readonly open: number;
      readonly total: number;
    }
  | { readonly _tag: 'unknown_task'; readonly taskId: string }
  | { readonly _tag: 'duplicate_id'; readonly taskId: string }
  | { readonly _tag: 'self_link'; readonly taskId: string }
  /** `path` runs from a task down to itself. */
  | { readonly _tag: 'cycle'; readonly path: ReadonlyArray<string> }
  | { readonly _tag: 'started'; readonly status: TaskStatus }
  /** What was asked can be done to a task of one of the statuses `from`. */
  | { readonly _tag: 'wrong_status'; readonly status: TaskStatus; readonly from: ReadonlyArray<TaskStatus> }
  | { readonly _tag: 'not_archived' }
  | { readonly _tag: 'parent_archived'; readonly parentId: string }
  | { readonly _tag: 'nothing_to_erase' }
  | { readonly _tag: 'unknown_event'; readonly position: number }
  | { readonly _tag: 'not_linked'; readonly parentId: string; readonly childId: string }
  | { readonly _tag: 'command_id_reused'; readonly commandId: string; readonly position: number };

/** A refusal. `position` is that of the event that records it, null where a refusal of this kind is not recorded. */
export interface Rejection {
  readonly _tag: 'Rejected';
  /** The task asked about, null where a whole graph was. */
  readonly id: string | null;
  readonly position: number | null;
  readonly reason: Reason;
  /** Whether the same refusal was recorded before, at `position`, and nothing was appended now. */
  readonly repeated: boolean;
}

export interface Created {
  readonly _tag: 'Created';
  readonly id: string;
  readonly position: number;
  readonly status: TaskStatus;
}

export interface GraphCreated {
  readonly _tag: 'GraphCreated';
  /** In the order in which they were made: parents before children. */
  readonly tasks: ReadonlyArray<Created>;
  /** The position of the first. */
  readonly position: number;
}

export interface Linked {
  readonly _tag: 'Linked';
  /** The child. */
  readonly id: string;
  readonly parentId: string;
  /** Where the link was made, now or before. */
  readonly position: number;
  readonly existed: boolean;
  /** When the link first matters to a claim; null where it existed. */
  readonly binds: LinkedData['binds'] | null;
  readonly demoted: boolean;
}

export interface Unlinked {
  readonly _tag: 'Unlinked';
  /** The child. */
  readonly id: string;
  readonly parentId: string;
  readonly position: number;
  readonly promoted: boolean;
}

export interface Claimed {
  readonly _tag: 'Claimed';
  readonly id: string;
  readonly position: number;
  readonly claimant: string;
  /** To be presented with `release` and `complete`. */
  readonly fence: number;
  /** Milliseconds since 1970, null for none. */
  readonly leaseUntil: number | null;
  readonly from: ClaimedFrom;
  /** 1 for the first attempt at this task. */
  readonly attempt: number;
  readonly parents: ReadonlyArray<ParentSeen>;
  readonly open: number;
  readonly total: number;
  /** Whether this attempt is still the one that stands: false only in the answer to a command that is asked again. */
  readonly stands: boolean;
}

export interface ClaimedNext {
  readonly _tag: 'ClaimedNext';
  readonly claims: ReadonlyArray<Claimed>;
}

/** No task is ready for this claimant. */
export interface NoneReady {
  readonly _tag: 'NoneReady';
}

export interface Released {
  readonly _tag: 'Released';
  readonly id: string;
  readonly position: number;
  readonly claimant: string;
  readonly fence: number;
  readonly status: TaskStatus;
}

export interface Completed {
  readonly _tag: 'Completed';
  readonly id: string;
  readonly position: number;
  /** Null, like `fence`, when it was completed by hand, without an attempt. */
  readonly claimant: string | null;
  readonly fence: number | null;
  /** Parents that were open when it was completed. */
  readonly openParents: ReadonlyArray<ParentSeen>;
  /** The children that became ready by it. */
  readonly promoted: ReadonlyArray<string>;
}

/** A task was completed, and with it the next were taken: none where no task was ready. */
export interface CompletedAndClaimed {
  readonly _tag: 'CompletedAndClaimed';
  readonly completed: Completed;
  readonly claims: ReadonlyArray<Claimed>;
}

/** The lease that stands. */
export interface LeaseHeld {
  readonly _tag: 'LeaseHeld';
  readonly id: string;
  /** The position of the extension; null where enough of the lease was left, and nothing was appended. */
  readonly position: number | null;
  readonly claimant: string;
  readonly fence: number;
  /** Milliseconds since 1970, null for none. */
  readonly leaseUntil: number | null;
}

export interface Failed {
  readonly _tag: 'Failed';
  readonly id: string;
  readonly position: number;
  readonly claimant: string;
  readonly fence: number;
  readonly attempt: number;
  readonly status: TaskStatus;
  /** When it is tried again; null for at once, or never. */
  readonly runAt: number | null;
  /** Whether that was the last attempt: the task is blocked. */
  readonly gaveUp: boolean;
}

/** A task whose lease had passed, and that was taken back. */
export interface ReclaimedTask {
  readonly id: string;
  readonly position: number;
  readonly claimant: string;
  readonly fence: number;
  readonly gaveUp: boolean;
}

/** A task whose time had come. */
export interface DueTask {
  readonly id: string;
  readonly position: number;
  readonly status: TaskStatus;
}

export interface Swept {
  readonly _tag: 'Swept';
  readonly reclaimed: ReadonlyArray<ReclaimedTask>;
  readonly due: ReadonlyArray<DueTask>;
}

export interface Cancelled {
  readonly _tag: 'Cancelled';
  readonly id: string;
  readonly position: number;
  /** Children that had not ended, the first 64 of them, and how many there are. */
  readonly openChildren: ReadonlyArray<string>;
  readonly open: number;
  /** The descendants that were cancelled with it. */
  readonly cancelled: ReadonlyArray<string>;
  /** The children that need not wait for it any more. */
  readonly waived: ReadonlyArray<string>;
  /** The tasks that became ready by it. */
  readonly promoted: ReadonlyArray<string>;
}

export interface Reopened {
  readonly _tag: 'Reopened';
  readonly id: string;
  readonly position: number;
  readonly status: TaskStatus;
  /** Ready children that wait again. */
  readonly demoted: ReadonlyArray<string>;
  /** Started and ended children that relied on it, and go on. */
  readonly invalidated: ReadonlyArray<string>;
  /** Children whose attempts were ended. */
  readonly revoked: ReadonlyArray<string>;
  /** Descendants that were reopened with it. */
  readonly reopened: ReadonlyArray<string>;
}

export interface Waived {
  readonly _tag: 'Waived';
  /** The child. */
  readonly id: string;
  readonly parentId: string;
  /** Where the waiver began, now or before. */
  readonly position: number;
  readonly existed: boolean;
  readonly promoted: boolean;
}

export interface Erased {
  readonly _tag: 'Erased';
  readonly id: string;
  readonly position: number;
  /** The events whose content is gone. */
  readonly positions: ReadonlyArray<number>;
}

/** The log goes on at another place. */
export interface Sealed {
  readonly _tag: 'Sealed';
  readonly to: string;
  readonly position: number;
}

/** What a change of one task, and of nothing else, is called once it is made. */
export type ChangeTag =
  | 'Scheduled'
  | 'Blocked'
  | 'Unblocked'
  | 'Triaged'
  | 'Specified'
  | 'ReviewRequested'
  | 'ChangesRequested'
  | 'Archived'
  | 'Unarchived'
  | 'Commented'
  | 'Assigned'
  | 'Prioritised'
  | 'Edited';

/** A task was changed, as the tag says. */
export interface Changed<T extends ChangeTag> {
  readonly _tag: T;
  readonly id: string;
  readonly position: number;
  /** The task's status after it. */
  readonly status: TaskStatus;
}

/** A change of any tag. */
export type AnyChanged = { [T in ChangeTag]: Changed<T> }[ChangeTag];

export type Accepted =
  | Created
  | GraphCreated
  | Linked
  | Unlinked
  | Claimed
  | ClaimedNext
  | NoneReady
  | LeaseHeld
  | Released
  | Completed
  | CompletedAndClaimed
  | Failed
  | Swept
  | Cancelled
  | Reopened
  | Waived
  | Erased
  | Sealed
  | AnyChanged;

/** What a command comes to: a refusal is an answer like any other, not a failure. */
export type Answer<A extends Accepted = Accepted> = Either<Rejection, A>;
