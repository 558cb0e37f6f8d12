import type { Heard } from '../../commands/news';
import type { Recorded } from '../../events/recorded';
import type { TaskStatus } from '../../events/status';
import type { TaskDetail } from '../task-view';
import { Alarm } from './alarm';
import { insist } from './patience';

/** What came of waiting for a task. */
export type WaitOutcome =
  /** The task has one of the statuses, or had it in between; `position` is that of the event that gave it. */
  | { readonly _tag: 'Reached'; readonly id: string; readonly status: TaskStatus; readonly position: number }
  | { readonly _tag: 'TimedOut'; readonly id: string; readonly status: TaskStatus }
  | { readonly _tag: 'UnknownTask'; readonly id: string };

/** What waiting asks of a ledger. */
interface Watched {
  readonly listen: (heard: Heard) => () => void;
  readonly get: (taskId: string) => Promise<TaskDetail | null>;
  readonly history: (taskId: string, input: { readonly after: number }) => Promise<ReadonlyArray<Recorded>>;
}

/** Waits until a task has one of some statuses. No status is missed, however short it lasts: each event of the task is looked at. */
export const waitFor = async (
  ledger: Watched,
  taskId: string,
  statuses: ReadonlyArray<TaskStatus>,
  { timeout, pollMs }: { readonly timeout: number; readonly pollMs: number },
): Promise<WaitOutcome> => {
  const until = performance.now() + timeout;
  const task = await insist(() => ledger.get(taskId));
  if (task === null) return { _tag: 'UnknownTask', id: taskId };
  let { version, status } = task;
  if (statuses.includes(status))
    return { _tag: 'Reached', id: taskId, status, position: task.statusPosition };
  const alarm = new Alarm();
  const deaf = ledger.listen(() => alarm.ring());
  try {
    for (;;) {
      for (const { stored } of await insist(() => ledger.history(taskId, { after: version }))) {
        version = stored.version ?? version;
        status = stored.status ?? status;
        if (statuses.includes(status))
          return { _tag: 'Reached', id: taskId, status, position: stored.position };
      }
      const left = until - performance.now();
      if (left <= 0) return { _tag: 'TimedOut', id: taskId, status };
      await alarm.until(Math.min(left, pollMs));
    }
  } finally {
    deaf();
  }
};
