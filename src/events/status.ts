import * as t from 'io-ts';

/** What a task can be. Archiving is a flag beside it. */
export const taskStatus = t.keyof(
  {
    triage: null,
    todo: null,
    scheduled: null,
    ready: null,
    running: null,
    blocked: null,
    review: null,
    done: null,
    cancelled: null,
  },
  'a task status',
);

export type TaskStatus = t.TypeOf<typeof taskStatus>;

/** Every status, in the order of a task's life. */
export const taskStatuses = Object.keys(taskStatus.keys) as ReadonlyArray<TaskStatus>;

/** How a task ends. */
export const terminalStatus = t.keyof({ done: null, cancelled: null }, 'done or cancelled');

/** Whether a task of that status has ended. */
export const isTerminal = (status: TaskStatus): status is t.TypeOf<typeof terminalStatus> =>
  terminalStatus.is(status);
