import type { Recorded } from '../events/recorded';
import type { Task } from '../projections/task';
import type { Command } from './command';
import { consequences } from './consequences';
import { decideUnder } from './decide';
import type { Decision } from './decision';
import { parentsSatisfied } from './gate';
import type { ParentsSatisfied } from './gate';
import type { BoardView } from './handler';
import type { NewEvent } from './new-event';
import type { Terms } from './terms';

/** The rules of a board, pure: what a command does to it, and what follows from each event. */
export interface Rules {
  readonly decide: (command: Command, board: BoardView, at: Omit<Terms, 'satisfied'>) => Decision<Command>;
  /** What follows from an event that was just applied, of a task that was `before`. */
  readonly consequences: (
    recorded: Recorded,
    before: Task | undefined,
    board: BoardView,
  ) => ReadonlyArray<NewEvent>;
}

/** The rules under a gate. */
export const rulesUnder = (satisfied: ParentsSatisfied): Rules => ({
  decide: (command, board, at) => decideUnder(command, board, { ...at, satisfied }),
  consequences: (recorded, before, board) => consequences(recorded, before, board, satisfied),
});

/** The rules of every ledger that is opened. */
export const rules: Rules = rulesUnder(parentsSatisfied);
