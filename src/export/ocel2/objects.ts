import type { EventKind } from '../../events/catalogue';
import type { Recorded } from '../../events/recorded';
import type { ObjectTypeName } from './types';

/** An object. Its id tells its type too, as a task and a claimant may be named alike. */
export interface ObjectRef {
  readonly id: string;
  readonly type: ObjectTypeName;
  readonly name: string;
}

const ref = (type: ObjectTypeName, name: string): ObjectRef => ({ id: `${type}:${name}`, type, name });

export const taskObject = (taskId: string): ObjectRef => ref('task', taskId);

export const claimantObject = (claimant: string): ObjectRef => ref('claimant', claimant);

/** The kinds whose fence was presented and not accepted: there may never have been such an attempt. */
const refusals: ReadonlyArray<EventKind> = ['completion_rejected', 'failure_rejected'];

/** The attempt that an event begins, extends or ends; null where it does none of it. Its fence tells it from others at the task. */
export const attemptOf = ({ stored: { taskId }, event }: Recorded): ObjectRef | null => {
  if (taskId === null || refusals.includes(event.kind)) return null;
  if (!('fence' in event.data) || event.data.fence === null) return null;
  return ref('attempt', `${event.data.fence}:${taskId}`);
};
