import type { Presented } from '../attempt-refusal';
import { change, changeRefusal, endedAttempt, withReason } from '../change';

/** Have a task wait for a time. A holder ends its attempt with it, and presents it. */
export interface Schedule extends Presented {
  readonly _tag: 'Schedule';
  readonly taskId: string;
  /** Milliseconds since 1970. */
  readonly runAt: number;
  readonly reason: string | null;
}

export const schedule = change<Schedule, 'scheduled', 'Scheduled'>({
  kind: 'scheduled',
  tag: 'Scheduled',
  refusal: (command, task) =>
    changeRefusal(task, ['todo', 'ready', 'scheduled', 'running', 'review'], command),
  event: ({ runAt, reason }, task) => ({
    data: { runAt, ...endedAttempt(task) },
    status: 'scheduled',
    ...withReason(reason),
  }),
});
