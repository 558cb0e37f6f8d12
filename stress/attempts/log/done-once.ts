import type { Recorded } from '../../../src/events/recorded';

/** Tasks that were not completed exactly once, each in a sentence. */
export const notDoneOnce = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const times = new Map<string, number>();
  for (const { stored, event } of log) {
    if (stored.taskId === null) continue;
    if (event.kind === 'created') times.set(stored.taskId, 0);
    if (event.kind === 'completed') times.set(stored.taskId, (times.get(stored.taskId) ?? 0) + 1);
  }
  return [...times]
    .filter(([, count]) => count !== 1)
    .map(([taskId, count]) => `${taskId} was completed ${count} times`);
};
