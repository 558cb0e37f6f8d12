import type { StoredGraph } from '../../commands/store';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import type { Connection } from './connection';
import { selectLinksOf, selectTask } from './statements';

interface Reached {
  /** The ids with the number of steps to each, the nearest first. */
  readonly steps: ReadonlyMap<string, number>;
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

/** The tasks that are reached from one, step by step; at most `limit` beside itself. */
const reach = (
  connection: Connection,
  taskId: string,
  way: keyof typeof selectLinksOf,
  limit: number,
): Reached => {
  const steps = new Map([[taskId, 0]]);
  let more = false;
  for (const [id, step] of steps) {
    for (const { parentId, childId } of connection.all(selectLinksOf[way], { taskId: id })) {
      const next = way === 'up' ? parentId : childId;
      if (steps.has(next)) continue;
      if (steps.size > limit) more = true;
      else steps.set(next, step + 1);
    }
  }
  return { steps, more };
};

/** The ids of all descendants of a task, and its own. */
export const descendantsOf = (connection: Connection, taskId: string): Iterable<string> =>
  reach(connection, taskId, 'down', Infinity).steps.keys();

/** A task with its ancestors and descendants, at most `limit` of either, and all links between these. */
export const related = (connection: Connection, taskId: string, limit: number): StoredGraph | undefined => {
  const self = connection.get(selectTask, { taskId });
  if (self === undefined) return undefined;
  const up = reach(connection, taskId, 'up', limit);
  const down = reach(connection, taskId, 'down', limit);
  const steps = new Map([
    ...[...up.steps].toReversed().map(([id, step]) => [id, step === 0 ? 0 : -step] as const),
    ...down.steps,
  ]);
  const tasks: TaskRow[] = [];
  const links: Link[] = [];
  for (const id of steps.keys()) {
    const row = connection.get(selectTask, { taskId: id });
    if (row !== undefined) tasks.push(row);
    for (const link of connection.all(selectLinksOf.up, { taskId: id })) {
      if (steps.has(link.parentId)) links.push(link);
    }
  }
  return { tasks, links, steps, more: up.more || down.more };
};
