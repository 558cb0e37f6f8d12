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
    standings: [parentId],
    links: [{ parentId, childId }],
  }),

  decide: ({ parentId, childId }, board) => {
    const child = board.task(childId);
    if (child === undefined) return refuse(childId, { _tag: 'unknown_task', taskId: childId });
    if (board.standing(parentId) === undefined)
      return refuse(childId, { _tag: 'unknown_task', taskId: parentId });
    if (child.archivedAt !== null) return refuse(childId, { _tag: 'archived' });
    if (board.link(parentId, childId) === undefined) {
      return refuse(childId, { _tag: 'not_linked', parentId, childId });
    }
    return append({ kind: 'unlinked', data: { parentId }, taskId: childId, status: child.status });
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
