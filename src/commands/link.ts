import { right } from 'fp-ts/Either';
import type { Linked } from '../events/linked';
import type { TaskStatus } from '../events/status';
import { append, refuse, reply } from './decision';
import type { Handler } from './handler';
import { firstOf, taskIdOf } from './of-kind';

/** Give a task one more parent. */
export interface Link {
  readonly _tag: 'Link';
  readonly parentId: string;
  readonly childId: string;
  /** What to do when the child is claimed already, or has ended. */
  readonly ifStarted: 'link' | 'refuse';
}

const binding = (status: TaskStatus): Linked['binds'] => {
  switch (status) {
    case 'running':
    case 'review':
      return 'next_attempt';
    case 'done':
    case 'cancelled':
      return 'if_reopened';
    case 'triage':
    case 'todo':
    case 'scheduled':
    case 'ready':
    case 'blocked':
      return 'now';
    default:
      return status satisfies never;
  }
};

export const link: Handler<Link> = {
  needs: ({ parentId, childId }) => ({
    tasks: [childId],
    standings: [parentId],
    links: [{ parentId, childId }],
    paths: [{ fromId: childId, toId: parentId }],
  }),

  decide: ({ parentId, childId, ifStarted }, board) => {
    const child = board.task(childId);
    const parent = board.standing(parentId);
    if (child === undefined) return refuse(childId, { _tag: 'unknown_task', taskId: childId });
    if (parent === undefined) return refuse(childId, { _tag: 'unknown_task', taskId: parentId });
    if (child.archivedAt !== null) return refuse(childId, { _tag: 'archived' });
    if (parent.archivedAt !== null) return refuse(childId, { _tag: 'parent_archived', parentId });
    if (childId === parentId) return refuse(childId, { _tag: 'self_link', taskId: childId });
    const standing = board.link(parentId, childId);
    if (standing !== undefined) {
      const { position } = standing;
      return reply(
        right({
          _tag: 'Linked',
          id: childId,
          parentId,
          position,
          existed: true,
          binds: null,
          demoted: false,
        }),
      );
    }
    const path = board.pathDown(childId, parentId);
    if (path !== undefined) return refuse(childId, { _tag: 'cycle', path: [...path, childId] });
    const binds = binding(child.status);
    if (binds !== 'now' && ifStarted === 'refuse') {
      return refuse(childId, { _tag: 'started', status: child.status });
    }
    const linked = { parentId, parentStatus: parent.status, binds };
    return append({ kind: 'linked', data: linked, taskId: childId, status: child.status });
  },

  answer: (_command, recorded) => {
    const linked = firstOf(recorded, 'linked')!;
    const { parentId, binds } = linked.event.data;
    return right({
      _tag: 'Linked',
      id: taskIdOf(linked),
      parentId,
      position: linked.stored.position,
      existed: false,
      binds,
      demoted: firstOf(recorded, 'demoted') !== undefined,
    });
  },
};
