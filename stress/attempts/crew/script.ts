import type { BoardPlace } from '../../../src/ledger/board-place';
import type { Rules } from '../decisions';
import type { Manner } from './manner';

/** What a worker is to do. */
export interface Part {
  readonly name: string;
  readonly place: BoardPlace;
  readonly rules: Rules;
  readonly manner: Manner;
}

/** What the run tells a worker: its part, then when to begin, then when to stop. */
export type ToWorker =
  ({ readonly _tag: 'Part' } & Part) | { readonly _tag: 'Go' } | { readonly _tag: 'Stop' };

/** What a worker heard. */
export interface WorkerCounts {
  readonly claimed: number;
  readonly completed: number;
  readonly failed: number;
  readonly released: number;
  /** Attempts that it never came back to. */
  readonly vanished: number;
  /** Completions that came too late, and were refused. */
  readonly tooLate: number;
  /** Completions that came after a reclaim that the worker had seen itself, and were accepted. */
  readonly acceptedTooLate: number;
}

/** What a worker tells the run. */
export type FromWorker = { readonly _tag: 'Ready' } | ({ readonly _tag: 'Worked' } & WorkerCounts);
