import type * as answers from '../commands/answer';
import { taskIdOf } from '../commands/of-kind';
import type { EventKind } from '../events/catalogue';
import type { Json } from '../events/json';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';

/** What every outcome carries: the id to ask again with, and whether this answer was given before. */
export interface Asked {
  readonly commandId: string;
  readonly replayed: boolean;
}

/** The claim was recorded: the task is yours under `fence`. */
export interface Claimed extends answers.Claimed {
  /** Null once erased. */
  readonly title: string | null;
  readonly data: Json;
  /** What waits for a review, for a reviewer; null where nothing does. */
  readonly result: Json;
  /** How many attempts failed since it was created, completed, reopened or unblocked last. */
  readonly failures: number;
}

export interface ClaimedNext {
  readonly _tag: 'ClaimedNext';
  readonly claims: ReadonlyArray<Claimed>;
}

/** The task is completed, and those in `claims` are yours: none where no task was ready. */
export interface CompletedAndClaimed {
  readonly _tag: 'CompletedAndClaimed';
  readonly completed: answers.Completed;
  readonly claims: ReadonlyArray<Claimed>;
}

export type Rejected = answers.Rejection & Asked;

export type CreateOutcome = (answers.Created & Asked) | Rejected;
export type CreateGraphOutcome = (answers.GraphCreated & Asked) | Rejected;
export type LinkOutcome = (answers.Linked & Asked) | Rejected;
export type UnlinkOutcome = (answers.Unlinked & Asked) | Rejected;
export type ClaimOutcome = (Claimed & Asked) | Rejected;
export type ClaimNextOutcome = ((ClaimedNext | answers.NoneReady) & Asked) | Rejected;
export type ReleaseOutcome = (answers.Released & Asked) | Rejected;
export type CompleteOutcome = (answers.Completed & Asked) | Rejected;
export type CompleteAndClaimNextOutcome = (CompletedAndClaimed & Asked) | Rejected;

export type HeartbeatOutcome = (answers.LeaseHeld & Asked) | Rejected;
export type FailOutcome = (answers.Failed & Asked) | Rejected;
export type CancelOutcome = (answers.Cancelled & Asked) | DryRun | Rejected;
export type ReopenOutcome = (answers.Reopened & Asked) | DryRun | Rejected;
export type WaiveOutcome = (answers.Waived & Asked) | Rejected;
export type EraseOutcome = (answers.Erased & Asked) | Rejected;
export type SweepOutcome = (answers.Swept & Asked) | Rejected;
/** What comes of a command that changes one task and nothing else; `T` says how. */
export type ChangeOutcome<T extends answers.ChangeTag> = (answers.Changed<T> & Asked) | Rejected;

/** What an event would make of a task. */
export interface Effect {
  readonly id: string;
  readonly kind: EventKind;
  /** The task's status after it. */
  readonly status: TaskStatus;
}

/** What a command would do if it were asked now; nothing was written. */
export interface DryRun {
  readonly _tag: 'DryRun';
  /** The events that it would append, in order. */
  readonly effects: ReadonlyArray<Effect>;
}

/** What would be appended, as it is told. */
export const dryRun = (events: ReadonlyArray<Recorded>): DryRun => ({
  _tag: 'DryRun',
  effects: events.map((recorded) => ({
    id: taskIdOf(recorded),
    kind: recorded.event.kind,
    status: recorded.stored.status ?? 'todo',
  })),
});
