import { taskStatuses } from '../../events/status';
import { change, changeRefusal } from '../change';

/** Mean a task for somebody, or (null) for anybody. */
export interface Assign {
  readonly _tag: 'Assign';
  readonly taskId: string;
  readonly assignee: string | null;
}

export const assign = change<Assign, 'assigned', 'Assigned'>({
  kind: 'assigned',
  tag: 'Assigned',
  refusal: (_command, task) => changeRefusal(task, taskStatuses),
  event: ({ assignee }, task) => ({ data: { assignee }, status: task.status }),
});
