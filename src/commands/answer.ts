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

export type Accepted =
  Created | GraphCreated | Linked | Unlinked | Claimed | ClaimedNext | NoneReady | Released | Completed;

/** What a command comes to: a refusal is an answer like any other, not a failure. */
export type Answer<A extends Accepted = Accepted> = Either<Rejection, A>;
