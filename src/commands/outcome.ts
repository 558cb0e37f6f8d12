import type { Json } from '../events/json';
import type { Answer } from './answer';

/** What a task was made with, as a claimant needs it. */
export interface Given {
  /** Null, like `data`, once erased. */
  readonly title: string | null;
  readonly data: Json;
  /** What waits for a review; null where nothing does. */
  readonly result: Json;
  /** How many attempts failed since it was created, completed, reopened or unblocked last. */
  readonly failures: number;
}

/** What came of a request. */
export interface Outcome {
  readonly answer: Answer;
  readonly commandId: string;
  /** Whether the command had been carried out before, and this is its first answer. */
  readonly replayed: boolean;
  /** The tasks that it claimed, by id. */
  readonly given: ReadonlyMap<string, Given>;
}
