import { left } from 'fp-ts/Either';
import type { Answer, Reason, Rejection } from './answer';
import type { NewEvent } from './new-event';

/** Events to append; the answer is read from them once they have their positions. */
export interface Append {
  readonly _tag: 'Append';
  readonly events: ReadonlyArray<NewEvent>;
  /** How many more tasks are wanted, where ready tasks exist that were not seen, or not their parents as they are after `events`; 0 otherwise. */
  readonly wanted: number;
}

/** Nothing to append: the answer is known already. */
export interface Reply {
  readonly _tag: 'Reply';
  readonly answer: Answer;
}

/** The board contradicts itself: the counter of a task's open parents is not what its parents say. */
export interface Contradiction {
  readonly _tag: 'Contradiction';
  readonly taskId: string;
  readonly detail: string;
}

/** What a command does to a board. */
export type Decision = Append | Reply | Contradiction;

export const append = (...events: ReadonlyArray<NewEvent>): Append => ({ _tag: 'Append', events, wanted: 0 });

export const reply = (answer: Answer): Reply => ({ _tag: 'Reply', answer });

/** A refusal that is not recorded. */
export const rejection = (id: string | null, reason: Reason): Rejection => ({
  _tag: 'Rejected',
  id,
  position: null,
  reason,
  repeated: false,
});

/** Answers with a refusal that is not recorded. */
export const refuse = (id: string | null, reason: Reason): Reply => reply(left(rejection(id, reason)));
