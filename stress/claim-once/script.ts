import type { BoardPlace } from '../../src/ledger/board-place';
import type { Rules } from './decisions';

/** How the racers of a claim-once run set off: all at the same moment, or each when it has opened the ledger, while others race already. */
export type Departure = 'together' | 'staggered';

/** A claim that was granted, as its holder heard it. */
export interface Held {
  readonly taskId: string;
  readonly fence: number;
  /** Where it was recorded. */
  readonly position: number;
}

/** What the run tells a racer. */
export type ToRacer =
  | {
      readonly _tag: 'Part';
      readonly place: BoardPlace;
      readonly rules: Rules;
      readonly name: string;
      readonly tasks: ReadonlyArray<string>;
    }
  | { readonly _tag: 'Go' };

/** What a racer tells the run. */
export type FromRacer =
  | { readonly _tag: 'Ready' }
  | {
      readonly _tag: 'Raced';
      readonly name: string;
      readonly held: ReadonlyArray<Held>;
      /** Refused while another held the task. */
      readonly beaten: number;
      /** Refused since the task had ended. */
      readonly late: number;
      /** Completions of a task that another held, each of them refused. */
      readonly strangers: number;
      /** Tasks it held, and could not complete since another held them by then. */
      readonly dispossessed: ReadonlyArray<string>;
    };

/** What a racer did, as it tells the run. */
export type Raced = Extract<FromRacer, { readonly _tag: 'Raced' }>;
