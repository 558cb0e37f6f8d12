import { change, withReason } from '../change';

/** Show a hidden task again. */
export interface Unarchive {
  readonly _tag: 'Unarchive';
  readonly taskId: string;
  readonly reason: string | null;
}

export const unarchive = change<Unarchive, 'unarchived', 'Unarchived'>({
  kind: 'unarchived',
  tag: 'Unarchived',
  refusal: (_command, task) => (task.archivedAt === null ? { _tag: 'not_archived' } : undefined),
  event: ({ reason }, task) => ({ data: {}, status: task.status, ...withReason(reason) }),
});
