import type { TaskStatus } from '../events/status';

/** A task's status, and the position of the event that made it so. */
export interface Standing {
  readonly status: TaskStatus;
  readonly statusPosition: number;
}
