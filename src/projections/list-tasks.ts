import type { Board } from './board';
import type { Listing, TaskFilter, TaskOrder } from './listing';
import type { Task } from './task';

const keyOf: { readonly [O in TaskOrder]: (task: Task) => number } = {
  created_position: ({ createdPosition }) => createdPosition,
  priority: ({ priority }) => priority,
  status_position: ({ statusPosition }) => statusPosition,
};

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether a title contains a text; ASCII letters match in either case, and what is erased matches nothing. */
export const titleHas = (title: string | null, text: string): boolean =>
  title !== null && asciiLower(title).includes(asciiLower(text));

const matches = (board: Board, task: Task, filter: TaskFilter): boolean => {
  const { statuses, assignee, parentId, priority, archived } = filter;
  return (
    (statuses === undefined || statuses.includes(task.status)) &&
    (assignee === undefined || task.assignee === assignee) &&
    (parentId === undefined || board.link(parentId, task.id) !== undefined) &&
    (priority === undefined || task.priority >= priority) &&
    (archived === undefined || (task.archivedAt !== null) === archived)
  );
};

/**
 * The tasks of a board that match, in the order of a listing and past where its page before ended: the same as the stores
 * list, but for titles, which a board that was folded without contents does not know, and for the limit.
 */
export const listTasks = (board: Board, listing: Listing): ReadonlyArray<Task> => {
  const { filter, order, descending, after } = listing;
  const key = keyOf[order];
  const sign = descending ? -1 : 1;
  const compare = (a: number, aCreated: number, b: number, bCreated: number): number =>
    sign * (a - b) || aCreated - bCreated;
  const found: Task[] = [];
  for (const task of board.tasks.values()) {
    if (!matches(board, task, filter)) continue;
    const past =
      after === null || compare(key(task), task.createdPosition, after.key, after.createdPosition) > 0;
    if (past) found.push(task);
  }
  return found.sort((a, b) => compare(key(a), a.createdPosition, key(b), b.createdPosition));
};
