import type { TaskStatus } from '../events/status';
import type { Board } from './board';

/** How many tasks are alike in these. */
export interface TaskCount {
  readonly status: TaskStatus;
  readonly assignee: string | null;
  readonly archived: boolean;
  readonly tasks: number;
}

/** How many tasks of a board there are of each status, for each assignee, those that are archived apart. */
export const countTasks = (board: Board): ReadonlyArray<TaskCount> => {
  const counts = new Map<string, TaskCount>();
  for (const { status, assignee, archivedAt } of board.tasks.values()) {
    const archived = archivedAt !== null;
    const key = `${status} ${archived} ${assignee === null ? '' : `of ${assignee}`}`;
    counts.set(key, { status, assignee, archived, tasks: (counts.get(key)?.tasks ?? 0) + 1 });
  }
  return [...counts.values()];
};
