import type { Task } from './task';

/** When time alone changes what may be done with a task: the end of its lease, or the time that it waits for; null for never. */
export const wakesAt = ({ attempt, runAt }: Task): number | null => attempt?.leaseUntil ?? runAt;

/** Whether its lease has passed, or its time has come. */
export const isOverdue = (task: Task, now: number): boolean => {
  const at = wakesAt(task);
  return at !== null && at <= now;
};
