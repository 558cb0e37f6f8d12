import type { BoardAt } from './board-at';
import type { Link } from './link';

/** The tasks around one: how many steps up (negative) or down each is away, and the links between them. */
export interface RelatedTasks {
  readonly steps: ReadonlyMap<string, number>;
  readonly links: ReadonlyArray<Link>;
  /** Whether there are more tasks than were asked for. */
  readonly more: boolean;
}

/** The tasks that are reached from one, step by step; at most `limit` beside itself. */
const reach = (
  taskId: string,
  next: (taskId: string) => Iterable<string>,
  limit: number,
): Omit<RelatedTasks, 'links'> => {
  const steps = new Map([[taskId, 0]]);
  let more = false;
  for (const [id, step] of steps) {
    for (const other of next(id)) {
      if (steps.has(other)) continue;
      if (steps.size > limit) more = true;
      else steps.set(other, step + 1);
    }
  }
  return { steps, more };
};

/** A task with its ancestors and descendants, nearest first and at most `limit` of either, from the farthest ancestor down. */
export const relatedTasks = (board: BoardAt, taskId: string, limit: number): RelatedTasks => {
  const parents = (id: string): Iterable<string> => board.parentLinks(id).map(({ parentId }) => parentId);
  const up = reach(taskId, parents, limit);
  const down = reach(taskId, (id) => board.children(id), limit);
  const steps = new Map([
    ...[...up.steps].toReversed().map(([id, step]) => [id, step === 0 ? 0 : -step] as const),
    ...down.steps,
  ]);
  const links = [...steps.keys()].flatMap((id) =>
    board.parentLinks(id).filter(({ parentId }) => steps.has(parentId)),
  );
  return { steps, links, more: up.more || down.more };
};
