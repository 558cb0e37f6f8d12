import { metBy } from './drawn-task';
import type { DrawnTask, Met } from './drawn-task';
import type { Bond } from './replay';

/** A link as it stood when a claim was made: in force with what its parent was, waived, not made yet, or removed. */
export type Standing = Met | 'waived' | 'later' | 'removed';

/** A task around a contested one, as of its claim. */
export interface GraphNode {
  readonly taskId: string;
  /** 0: the task itself, 1: its parents, 2: theirs. */
  readonly depth: 0 | 1 | 2;
  /** Its status; null where it cannot be told, `undefined` where the log shows nothing of it until then. */
  readonly status: string | null | undefined;
}

export interface GraphEdge {
  readonly parentId: string;
  readonly childId: string;
  readonly standing: Standing;
  /** Where the event lies that made it; null where none did. */
  readonly position: number | null;
}

/** The graph around a contested task, as of its claim or, where no claim is contested, at the end of the log. */
export interface GraphAt {
  readonly claimedAt: number | null;
  readonly nodes: ReadonlyArray<GraphNode>;
  readonly edges: ReadonlyArray<GraphEdge>;
  /** Parents and their parents that are not among the nodes. */
  readonly leftOut: number;
}

/** How many parents are in the graph, and how many of theirs. */
export const IN_GRAPH = { parents: 8, grandparents: 8 };

/** At the place of the claim that the graph is of, or at the end. */
const standingOf = (task: DrawnTask, bond: Bond, place: number): Standing => {
  if (bond.from >= place) return 'later';
  if (bond.to < place) return 'removed';
  if (bond.waived !== null && bond.waived < place) return 'waived';
  return metBy(task, bond.parentId, { place, verdict: task.focus?.verdict ?? null });
};

/** The links of a child to each parent, one for each: the one that stood at a place, else the last before it, else the first after it. */
const edgesTo = (task: DrawnTask, childId: string, place: number): ReadonlyArray<GraphEdge> => {
  const byParent = new Map<string, Bond>();
  for (const bond of task.replay.bonds) {
    if (bond.childId !== childId) continue;
    if (bond.from < place || !byParent.has(bond.parentId)) byParent.set(bond.parentId, bond);
  }
  const dated = [...byParent.values()].map((bond) => ({
    parentId: bond.parentId,
    childId,
    standing: standingOf(task, bond, place),
    position: task.replay.events[bond.from]!.position,
  }));
  if (childId !== task.taskId) return dated;
  const claim = { place, verdict: task.focus?.verdict ?? null };
  const undated = [...task.undated].map((parentId): GraphEdge => {
    return { parentId, childId, standing: metBy(task, parentId, claim), position: null };
  });
  return [...undated, ...dated];
};

/** The graph around a contested task: its parents, those that matter most first, and theirs. */
export const graphAt = (task: DrawnTask): GraphAt => {
  const { replay, focus, taskId } = task;
  const place = focus?.place ?? replay.events.length;
  const rank = (edge: GraphEdge): number => task.parents.indexOf(edge.parentId);
  const all = edgesTo(task, taskId, place).toSorted((a, b) => rank(a) - rank(b));
  const near = all.slice(0, IN_GRAPH.parents);
  const known = new Set([taskId, ...near.map(({ parentId }) => parentId)]);
  const further = near
    .flatMap(({ parentId }) => edgesTo(task, parentId, place))
    .filter(({ standing }) => standing !== 'later' && standing !== 'removed');
  const beyond = [...new Set(further.map(({ parentId }) => parentId))].filter((id) => !known.has(id));
  const shown = beyond.slice(0, IN_GRAPH.grandparents);
  for (const id of shown) known.add(id);
  const node = (depth: 0 | 1 | 2) => (id: string) => ({
    taskId: id,
    depth,
    status: replay.statusBefore(id, place),
  });
  return {
    claimedAt: focus?.position ?? null,
    nodes: [node(0)(taskId), ...near.map(({ parentId }) => node(1)(parentId)), ...shown.map(node(2))],
    edges: [...near, ...further.filter(({ parentId }) => known.has(parentId))],
    leftOut: all.length - near.length + task.unseenParents + beyond.length - shown.length,
  };
};
