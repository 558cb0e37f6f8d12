import type { GraphLink, GraphTask, TaskGraph } from '../../../ledger/graph';

/** A graph by its tasks: each one, and the links up to its parents and down to its children, in their order. */
export interface Neighbours {
  readonly tasks: ReadonlyMap<string, GraphTask>;
  readonly up: ReadonlyMap<string, ReadonlyArray<GraphLink>>;
  readonly down: ReadonlyMap<string, ReadonlyArray<GraphLink>>;
}

const grouped = (
  links: ReadonlyArray<GraphLink>,
  keyOf: (link: GraphLink) => string,
): ReadonlyMap<string, ReadonlyArray<GraphLink>> => {
  const groups = new Map<string, GraphLink[]>();
  for (const link of links) {
    const key = keyOf(link);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [link]);
    else group.push(link);
  }
  return groups;
};

export const neighbours = ({ tasks, links }: TaskGraph): Neighbours => ({
  tasks: new Map(tasks.map((task) => [task.id, task])),
  up: grouped(links, ({ childId }) => childId),
  down: grouped(links, ({ parentId }) => parentId),
});
