import type { Task } from './task';

/** A task's status, the position of the event that made it so, and whether the task is archived. */
export type Standing = Pick<Task, 'status' | 'statusPosition' | 'archivedAt'>;
