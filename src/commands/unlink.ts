import { right } from 'fp-ts/Either';
import { append, refuse } from './decision';
import type { Handler } from './handler';
import { firstOf, taskIdOf } from './of-kind';

/** Take a parent from a task. */
export interface Unlink {
  readonly _tag: 'Unlink';
  readonly parentId: string;
  readonly childId: string;
}

export const unlink: Handler<Unlink> = {
  needs: ({ parentId, childId }) => ({
    tasks: [childId],
    parents: [childId],
    standings: [parentId],
    links: [{ parentId, childId }],
  }),

  decide: ({ parentId, childId }, board, satisfied) => {
    const child = board.task(childId);
    const parent = board.standing(parentId);
    if (child === undefined) return refuse(childId, { _tag: 'unknown_task', taskId: childId });
    if (parent === undefined) return refuse(childId, { _tag: 'unknown_task', taskId: parentId });
    if (board.link(parentId, childId) === undefined) {
      return refuse(childId, { _tag: 'not_linked', parentId, childId });
    }
    const { open, total } = board.parentCounts(childId);
    const counts = { open: open - (board.satisfies(parent.status) ? 0 : 1), total: total - 1 };
    const { status } = child;
    if (status !== 'todo' || !satisfied(counts)) {
      return append({ kind: 'unlinked', data: { parentId }, taskId: childId, status });
    }
    return append(
      { kind: 'unlinked', data: { parentId }, taskId: childId, status },
      { kind: 'promoted', data: { parentId }, taskId: childId, status: 'ready', causedBy: 0 },
    );
  },

  answer: (_command, recorded) => {
    const unlinked = firstOf(recorded, 'unlinked')!;
    return right({
      _tag: 'Unlinked',
      id: taskIdOf(unlinked),
      parentId: unlinked.event.data.parentId,
      position: unlinked.stored.position,
      promoted: firstOf(recorded, 'promoted') !== undefined,
    });
  },
};
