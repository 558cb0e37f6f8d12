import type { FindingCode } from '../../../src/audit/finding';
import type { NewEvent } from '../../../src/commands/new-event';
import type { Board } from '../../../src/projections/board';
import type { Task } from '../../../src/projections/task';
import { inserted } from '../forger';
import { betweenCommands } from '../history';
import type { History } from '../history';
import type { Mutant } from '../mutant';
import type { Random } from '../random';

/** A task at a place between two commands, with the board there and the time of the command before. */
export interface Place {
  readonly task: Task;
  readonly board: Board;
  readonly now: number;
}

/**
 * An event of a task is put in between two commands, at any place where `event` knows one to put in; all after it is moved
 * and hashed again, so that only what it does betrays it.
 */
export const putIn =
  (code: FindingCode, event: (place: Place) => ReadonlyArray<NewEvent>) =>
  (history: History, random: Random): Mutant | undefined => {
    const places = betweenCommands(history, (board, at) => {
      const now = history.log[at - 2]!.stored.createdAt;
      return [...board.tasks.values()].flatMap((task) =>
        event({ task, board, now }).map((one) => ({ at, event: one })),
      );
    });
    if (places.length === 0) return undefined;
    const place = random.of(places);
    return {
      rows: inserted(history, place.at, place.event),
      headPosition: history.log.length + 1,
      expected: [{ code, position: place.at, taskId: place.event.taskId }],
      touched: place.at,
    };
  };
