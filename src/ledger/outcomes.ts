import type * as answers from '../commands/answer';
import type { Json } from '../events/json';

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
}

export interface ClaimedNext {
  readonly _tag: 'ClaimedNext';
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
