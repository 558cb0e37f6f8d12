import type { BoardPlace } from '../../../src/ledger/board-place';
import type { Rules } from '../decisions';

/** How a worker that will be killed, or asked to end, goes about it: `premature` completes before it works, `abrupt` does not finish when it is asked to end. */
export type Honesty = 'honest' | 'premature' | 'abrupt';

/** What the run tells a worker that will be killed. */
export type ToDoomed = {
  readonly _tag: 'Part';
  readonly place: BoardPlace;
  readonly rules: Rules;
  readonly name: string;
  readonly honesty: Honesty;
  readonly leaseMs: number;
  /** How long a task takes, in milliseconds; null: until the process is asked to end. */
  readonly takesMs: number | null;
  /** The file that its work goes to. */
  readonly effects: string;
};

/** What such a worker tells the run: what it works on, each time that it begins. */
export type FromDoomed = { readonly _tag: 'Began'; readonly taskId: string; readonly fence: number };
