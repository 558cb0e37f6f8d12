import type { Recorded } from '../../src/events/recorded';
import { Board } from '../../src/projections/board';

/** A log that a ledger wrote, as it was written. */
export interface History {
  readonly ledgerId: string;
  readonly log: ReadonlyArray<Recorded>;
}

const sameCommand = (a: Recorded | undefined, b: Recorded | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.stored.commandId !== null &&
  a.stored.commandId === b.stored.commandId;

/** The position where the command of an event began. */
export const commandBegan = ({ log }: History, position: number): number => {
  let began = position;
  while (sameCommand(log[began - 2], log[began - 1])) began -= 1;
  return began;
};

/** The next event of the same task, where there is one. */
export const nextOfTask = ({ log }: History, { stored }: Recorded): Recorded | undefined =>
  stored.taskId === null
    ? undefined
    : log.slice(stored.position).find((later) => later.stored.taskId === stored.taskId);

/**
 * What `look` finds at every place between two commands, `at` being the position of the next event. The board is what it was
 * there only while it is looked at.
 */
export const betweenCommands = <A>(
  { log }: History,
  look: (board: Board, at: number) => ReadonlyArray<A>,
): ReadonlyArray<A> => {
  const found: A[] = [];
  const board = new Board();
  for (const recorded of log) {
    board.apply(recorded);
    const { position } = recorded.stored;
    if (position < 2 || sameCommand(recorded, log[position])) continue;
    found.push(...look(board, position + 1));
  }
  return found;
};
