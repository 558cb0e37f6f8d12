import type { Edited } from '../../events/edited';
import type { Json } from '../../events/json';
import { taskStatuses } from '../../events/status';
import { change, changeRefusal } from '../change';

/** Write the title of a task anew, or its data, or both. */
export interface Edit {
  readonly _tag: 'Edit';
  readonly taskId: string;
  /** Undefined to leave it as it is. */
  readonly title: string | undefined;
  /** Undefined to leave it as it is; null is data. */
  readonly data: Json | undefined;
}

export const edit = change<Edit, 'edited', 'Edited'>({
  kind: 'edited',
  tag: 'Edited',
  refusal: (_command, task) => changeRefusal(task, taskStatuses),
  event: ({ title, data }, task) => {
    const fields: Edited['fields'] = [
      ...(title === undefined ? [] : (['title'] as const)),
      ...(data === undefined ? [] : (['data'] as const)),
    ];
    const content = { ...(title === undefined ? {} : { title }), ...(data === undefined ? {} : { data }) };
    return { data: { fields }, status: task.status, content };
  },
});
