import type { BoardPlace } from '../../src/ledger/board-place';
import type { Rules } from './decisions';

interface Part {
  readonly _tag: 'Part';
  readonly place: BoardPlace;
  readonly rules: Rules;
}

/** Make children without parents, and link each to two of `parents` a moment later. */
export interface CreatorPart extends Part {
  readonly role: 'creator';
  readonly parents: ReadonlyArray<string>;
  readonly children: number;
}

/** Claim what is ready, check, complete. */
export interface WorkerPart extends Part {
  readonly role: 'worker';
  readonly name: string;
}

/** What the run tells a racer: its part, then `Go` with the time (ms since 1970) to stop at, then, once no parent is open, `Drain`. */
export type ToRacer =
  CreatorPart | WorkerPart | { readonly _tag: 'Go'; readonly endsAt: number } | { readonly _tag: 'Drain' };

/** What a worker saw. Answers are counted, so that a refusal that was recorded before counts again. */
export interface WorkerCounts {
  readonly claimed: number;
  /** Refused for open parents. */
  readonly refused: number;
  /** Refused since somebody holds the task, or ended it, or it is no longer ready. */
  readonly lost: number;
  /** Claims of which the worker itself saw that a parent linked before them was not done. */
  readonly violations: number;
}

/** What a racer tells the run: that it is at the start, and in the end what it did. */
export type FromRacer =
  | { readonly _tag: 'Ready' }
  | { readonly _tag: 'Created'; readonly children: number }
  | ({ readonly _tag: 'Worked' } & WorkerCounts);
