import type { StoredGraph } from '../commands/store';
import { byBytes } from '../events/by-bytes';
import type { SatisfiedBy } from '../events/policy';
import type { TaskStatus } from '../events/status';

/** A task in the graph around another. */
export interface GraphTask {
  readonly id: string;
  /** Null once erased. */
  readonly title: string | null;
  readonly status: TaskStatus;
  readonly claimant: string | null;
  readonly openParents: number;
  readonly archived: boolean;
  /** How many steps below the task asked about it is; above it, negative. */
  readonly step: number;
}

/** A link in the graph around a task. */
export interface GraphLink {
  readonly parentId: string;
  readonly childId: string;
  /** The position of the event that waived it; null where the child has to wait. */
  readonly waived: number | null;
  /** Whether the child need not wait for this parent: its status satisfies, or the link is waived. */
  readonly satisfied: boolean;
}

/** A task with its ancestors and descendants: tasks from the farthest ancestor down, links in the order in which they were made. */
export interface TaskGraph {
  readonly taskId: string;
  readonly tasks: ReadonlyArray<GraphTask>;
  readonly links: ReadonlyArray<GraphLink>;
  /** Whether there are more tasks than were asked for. */
  readonly more: boolean;
}

/** Links in the order in which they were made, those of one event by the ids of their parents. */
const inOrder = (links: StoredGraph['links']): StoredGraph['links'] =>
  links.toSorted((a, b) => a.position - b.position || byBytes(a.parentId, b.parentId));

/** What is told of a part of the graph. */
export const taskGraph = (taskId: string, stored: StoredGraph, satisfiedBy: SatisfiedBy): TaskGraph => {
  const statusOf = new Map(stored.tasks.map(({ id, status }) => [id, status]));
  return {
    taskId,
    tasks: stored.tasks.map((row) => ({
      id: row.id,
      title: row.title,
      status: row.status,
      claimant: row.claim_lock,
      openParents: row.open_parents,
      archived: row.archived_at !== null,
      step: stored.steps.get(row.id) ?? 0,
    })),
    links: inOrder(stored.links).map(({ parentId, childId, waived }) => {
      const status = statusOf.get(parentId);
      const satisfied = waived !== null || (status !== undefined && satisfiedBy.includes(status));
      return { parentId, childId, waived, satisfied };
    }),
    more: stored.more,
  };
};
