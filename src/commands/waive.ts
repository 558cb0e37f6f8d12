import { right } from 'fp-ts/Either';
import { isTerminal } from '../events/status';
import { append, refuse, reply } from './decision';
import type { Handler } from './handler';
import { firstOf, taskIdOf } from './of-kind';

/** Let a task not wait for a parent, for as long as the link between them stands. */
export interface Waive {
  readonly _tag: 'Waive';
  readonly parentId: string;
  readonly childId: string;
  readonly reason: string;
}

export const waive: Handler<Waive> = {
  needs: ({ parentId, childId }) => ({
    tasks: [childId],
    standings: [parentId],
    links: [{ parentId, childId }],
  }),

  decide: ({ parentId, childId, reason }, board) => {
    const child = board.task(childId);
    if (child === undefined) return refuse(childId, { _tag: 'unknown_task', taskId: childId });
    if (board.standing(parentId) === undefined) {
      return refuse(childId, { _tag: 'unknown_task', taskId: parentId });
    }
    const { status } = child;
    if (child.archivedAt !== null) return refuse(childId, { _tag: 'archived' });
    if (isTerminal(status)) return refuse(childId, { _tag: 'terminal', status });
    const link = board.link(parentId, childId);
    if (link === undefined) return refuse(childId, { _tag: 'not_linked', parentId, childId });
    if (link.waived !== null) {
      const position = link.waived;
      return reply(
        right({ _tag: 'Waived', id: childId, parentId, position, existed: true, promoted: false }),
      );
    }
    const content = { reason };
    return append({ kind: 'dependency_waived', data: { parentId }, taskId: childId, status, content });
  },

  answer: (_command, recorded) => {
    const waived = firstOf(recorded, 'dependency_waived')!;
    return right({
      _tag: 'Waived',
      id: taskIdOf(waived),
      parentId: waived.event.data.parentId,
      position: waived.stored.position,
      existed: false,
      promoted: firstOf(recorded, 'promoted') !== undefined,
    });
  },
};
