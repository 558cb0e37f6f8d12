import { taskStatuses } from '../../events/status';
import { change, changeRefusal } from '../change';

/** Give a task another priority. */
export interface Prioritise {
  readonly _tag: 'Prioritise';
  readonly taskId: string;
  readonly priority: number;
}

export const prioritise = change<Prioritise, 'prioritised', 'Prioritised'>({
  kind: 'prioritised',
  tag: 'Prioritised',
  refusal: (_command, task) => changeRefusal(task, taskStatuses),
  event: ({ priority }, task) => ({ data: { priority }, status: task.status }),
});
