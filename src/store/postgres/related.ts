import type { StoredGraph } from '../../commands/store';
import type { Connection } from './connection';
import { selectLinksOf, selectTasks } from './statements';

interface Reached {
  /** The ids with the number of steps to each, the nearest first. */
  readonly steps: ReadonlyMap<string, number>;
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

/** The tasks that are reached from one, level by level, those of one level in the order of those before them; at most `limit` beside itself. */
const reach = async (
  connection: Connection,
  taskId: string,
  way: keyof typeof selectLinksOf,
  limit: number,
): Promise<Reached> => {
  const steps = new Map([[taskId, 0]]);
  let more = false;
  for (let level: ReadonlyArray<string> = [taskId], step = 1; level.length > 0; step += 1) {
    const next: string[] = [];
    const found = new Map<string, string[]>(level.map((id) => [id, []]));
    for (const { parentId, childId } of await connection.all(selectLinksOf[way], { ids: level })) {
      const [from, to] = way === 'up' ? [childId, parentId] : [parentId, childId];
      found.get(from)?.push(to);
    }
    for (const id of [...found.values()].flat()) {
      if (steps.has(id)) continue;
      if (steps.size > limit) more = true;
      else {
        steps.set(id, step);
        next.push(id);
      }
    }
    level = next;
  }
  return { steps, more };
};

/** A task with its ancestors and descendants, at most `limit` of either, and all links between these. */
export const related = async (
  connection: Connection,
  taskId: string,
  limit: number,
): Promise<StoredGraph | undefined> => {
  const [self] = await connection.all(selectTasks, { ids: [taskId] });
  if (self === undefined) return undefined;
  const up = await reach(connection, taskId, 'up', limit);
  const down = await reach(connection, taskId, 'down', limit);
  const steps = new Map([
    ...[...up.steps].toReversed().map(([id, step]) => [id, step === 0 ? 0 : -step] as const),
    ...down.steps,
  ]);
  const ids = [...steps.keys()];
  const byId = new Map((await connection.all(selectTasks, { ids })).map((row) => [row.id, row]));
  const links = await connection.all(selectLinksOf.up, { ids });
  return {
    tasks: ids.flatMap((id) => byId.get(id) ?? []),
    links: links.filter(({ parentId }) => steps.has(parentId)),
    steps,
    more: up.more || down.more,
  };
};
