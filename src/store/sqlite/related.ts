import type { StoredGraph } from '../../commands/store';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import type { Connection } from './connection';
import { selectLinksOf, selectTask } from './statements';

/** The ids that are reached from a task, step by step, the nearest first; at most `limit` beside itself. */
const reach = (
  connection: Connection,
  taskId: string,
  way: keyof typeof selectLinksOf,
  limit: number,
): {
  readonly steps: ReadonlyMap<string, number>;
  readonly links: ReadonlyArray<Link>;
  readonly more: boolean;
} => {
  const steps = new Map([[taskId, 0]]);
  const links: Link[] = [];
  let more = false;
  for (const [id, step] of steps) {
    for (const link of connection.all(selectLinksOf[way], { taskId: id })) {
      const next = way === 'up' ? link.parentId : link.childId;
      if (!steps.has(next) && steps.size > limit) more = true;
      else {
        if (!steps.has(next)) steps.set(next, step + 1);
        links.push(link);
      }
    }
  }
  return { steps, links, more };
};

/** All descendants of a task, with the links from each task to its children, parents before children's children. */
export const descendantsOf = (
  connection: Connection,
  taskId: string,
): { readonly ids: Iterable<string>; readonly links: ReadonlyArray<Link> } => {
  const { steps, links } = reach(connection, taskId, 'down', Infinity);
  return { ids: steps.keys(), links };
};

/** A task with its ancestors and descendants, at most `limit` of either, and the links that lead to them. */
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
  for (const id of steps.keys()) {
    const row = connection.get(selectTask, { taskId: id });
    if (row !== undefined) tasks.push(row);
  }
  return { tasks, links: [...up.links, ...down.links], steps, more: up.more || down.more };
};
