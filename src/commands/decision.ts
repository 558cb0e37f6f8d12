import { left } from 'fp-ts/Either';
import type { Answer, Reason, Rejection } from './answer';
import type { NewEvent } from './new-event';

/** Events to append; the answer is read from them once they have their positions. */
export interface Append<C> {
  readonly _tag: 'Append';
  readonly events: ReadonlyArray<NewEvent>;
  /** What is left to be decided once these events are in, on the board as it is then; null for nothing. */
  readonly next: C | null;
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

/** What a command does to a board; what may be left of it is a command `C`. */
export type Decision<C = never> = Append<C> | Reply | Contradiction;

/** Appends some few events; where there may be any number, see {@link appendAll}. */
export const append = (...events: ReadonlyArray<NewEvent>): Append<never> => appendAll(events);

/** Appends events, however many: a call takes only so many arguments. */
export const appendAll = (events: ReadonlyArray<NewEvent>): Append<never> => ({
  _tag: 'Append',
  events,
  next: null,
});

/** Events to append before the rest is decided. */
export const appendThen = <C>(events: ReadonlyArray<NewEvent>, next: C): Append<C> => ({
  _tag: 'Append',
  events,
  next,
});

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
