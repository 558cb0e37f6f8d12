import type { Recorded } from '../events/recorded';
import type { BoardView } from './handler';
import type { NewEvent } from './new-event';
import type { Rules } from './rules';

/** Records an event at the next position and applies it to the board; `causation` is the position that caused it. */
export type Record = (event: NewEvent, causation: number | null) => Recorded;

/** Records the events of a decision one after the other, each with what follows from it. */
export const recordAll = (
  events: ReadonlyArray<NewEvent>,
  board: BoardView,
  rules: Rules,
  record: Record,
): ReadonlyArray<Recorded> => {
  const all: Recorded[] = [];
  const positions: number[] = [];
  for (const event of events) {
    const { taskId, causedBy } = event;
    const before = taskId === null ? undefined : board.task(taskId);
    const recorded = record(event, causedBy === undefined ? null : (positions[causedBy] ?? null));
    const { position } = recorded.stored;
    positions.push(position);
    all.push(recorded);
    for (const effect of rules.consequences(recorded, before, board)) all.push(record(effect, position));
  }
  return all;
};
