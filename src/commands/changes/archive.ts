import { taskStatuses } from '../../events/status';
import { change, changeRefusal, withReason } from '../change';

/** Hide a task that nobody holds. It satisfies nothing by that, and cannot be claimed. */
export interface Archive {
  readonly _tag: 'Archive';
  readonly taskId: string;
  readonly reason: string | null;
}

const unheld = taskStatuses.filter((status) => status !== 'running');

export const archive = change<Archive, 'archived', 'Archived'>({
  kind: 'archived',
  tag: 'Archived',
  refusal: (_command, task) => changeRefusal(task, unheld, { claimant: null, fence: null }),
  event: ({ reason }, task) => ({ data: {}, status: task.status, ...withReason(reason) }),
});
