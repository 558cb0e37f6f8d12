import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { Rejection } from './answer';
import { createdAnswers, creation } from './create';
import type { NewTask } from './create';
import { appendAll, rejection, reply } from './decision';
import type { Handler } from './handler';
import type { LinkKey } from './needs';
import type { NewEvent } from './new-event';

/** Make many tasks with the links between them, all or none. */
export interface CreateGraph {
  readonly _tag: 'CreateGraph';
  readonly tasks: ReadonlyArray<NewTask>;
  /** More parents for these tasks; a child that is none of them is refused. */
  readonly links: ReadonlyArray<LinkKey>;
}

type ById = ReadonlyMap<string, NewTask>;

/** The tasks by id, each with the parents that it names and those that the links give it. */
const withLinks = ({ tasks, links }: CreateGraph): Either<Rejection, ById> => {
  const byId = new Map<string, NewTask>();
  for (const task of tasks) {
    if (byId.has(task.id)) return left(rejection(null, { _tag: 'duplicate_id', taskId: task.id }));
    byId.set(task.id, task);
  }
  const parents = new Map<string, string[]>();
  for (const { parentId, childId } of links) {
    if (!byId.has(childId)) return left(rejection(null, { _tag: 'unknown_task', taskId: childId }));
    const more = parents.get(childId) ?? [];
    parents.set(childId, more);
    more.push(parentId);
  }
  for (const [childId, more] of parents) {
    const task = byId.get(childId)!;
    byId.set(childId, { ...task, parents: [...task.parents, ...more] });
  }
  return right(byId);
};

/** A cycle that the search ran into: from `taskId` along the tasks under way, back to itself, parents first. */
const cycleAt = (taskId: string, underway: ReadonlyArray<string>): ReadonlyArray<string> => [
  taskId,
  ...underway.slice(underway.indexOf(taskId)).reverse(),
];

/** Parents before children, otherwise in the order given; or the cycle that prevents it. */
const parentsFirst = (byId: ById): Either<Rejection, ReadonlyArray<NewTask>> => {
  const ordered: NewTask[] = [];
  const placed = new Set<string>();
  for (const root of byId.keys()) {
    const underway: string[] = [];
    const inside = new Set<string>();
    const steps: Array<{ readonly task: NewTask; next: number }> = [];
    const enter = (id: string): void => {
      underway.push(id);
      inside.add(id);
      steps.push({ task: byId.get(id)!, next: 0 });
    };
    if (!placed.has(root)) enter(root);
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const parentId = step.task.parents[step.next];
      step.next += 1;
      if (parentId === undefined) {
        ordered.push(step.task);
        placed.add(step.task.id);
        steps.pop();
        underway.pop();
        inside.delete(step.task.id);
      } else if (inside.has(parentId)) {
        return left(rejection(null, { _tag: 'cycle', path: cycleAt(parentId, underway) }));
      } else if (byId.has(parentId) && !placed.has(parentId)) {
        enter(parentId);
      }
    }
  }
  return right(ordered);
};

export const createGraph: Handler<CreateGraph> = {
  needs: ({ tasks, links }) => ({
    tasks: tasks.map(({ id }) => id),
    standings: [
      ...new Set([...tasks.flatMap(({ parents }) => parents), ...links.map(({ parentId }) => parentId)]),
    ],
  }),

  decide: (graph, board, { satisfied }) => {
    const byId = withLinks(graph);
    if (isLeft(byId)) return reply(byId);
    const ordered = parentsFirst(byId.right);
    if (isLeft(ordered)) return reply(ordered);
    const siblings = new Set(byId.right.keys());
    const events: NewEvent[] = [];
    for (const task of ordered.right) {
      const made = creation(task, board, satisfied, siblings, events.length);
      if (isLeft(made)) return reply(left({ ...made.left, id: null }));
      events.push(...made.right);
    }
    return appendAll(events);
  },

  answer: (_command, recorded) => {
    const tasks = createdAnswers(recorded);
    return right({ _tag: 'GraphCreated', tasks, position: tasks[0]!.position });
  },
};
