import { taskStatuses } from '../events/status';
import type { TaskStatus } from '../events/status';
import type { TaskCount } from '../projections/count-tasks';

/** How many tasks there are of each status. */
export type StatusCounts = { readonly [S in TaskStatus]: number };

/** How many tasks a board has. Archived ones are counted apart, and nowhere else. */
export interface BoardCounts {
  readonly tasks: number;
  readonly archived: number;
  readonly byStatus: StatusCounts;
  /** By assignee, those that are meant for nobody (null) first. */
  readonly byAssignee: ReadonlyArray<{ readonly assignee: string | null; readonly byStatus: StatusCounts }>;
}

const none = (): { [S in TaskStatus]: number } =>
  Object.fromEntries(taskStatuses.map((status) => [status, 0])) as { [S in TaskStatus]: number };

/** What is told of the counts of a board. */
export const boardCounts = (stored: ReadonlyArray<TaskCount>): BoardCounts => {
  const byStatus = none();
  const assignees = new Map<string | null, { [S in TaskStatus]: number }>();
  let tasks = 0;
  let archived = 0;
  for (const one of stored) {
    if (one.archived) {
      archived += one.tasks;
      continue;
    }
    tasks += one.tasks;
    byStatus[one.status] += one.tasks;
    const own = assignees.get(one.assignee) ?? none();
    assignees.set(one.assignee, own);
    own[one.status] += one.tasks;
  }
  const byAssignee = Array.from(assignees, ([assignee, counts]) => ({ assignee, byStatus: counts }));
  return {
    tasks,
    archived,
    byStatus,
    byAssignee: byAssignee.toSorted((a, b) => ((a.assignee ?? '') < (b.assignee ?? '') ? -1 : 1)),
  };
};
