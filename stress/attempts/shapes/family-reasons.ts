import type { Recorded } from '../../../src/events/recorded';

/**
 * What is wrong between parents and children, each in a sentence: a child that was claimed before a parent was
 * completed, or that was not promoted exactly once. Parents are those that a task is made with.
 */
export const familyReasons = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const parents = new Map<string, ReadonlyArray<string>>();
  const promoted = new Map<string, number>();
  const done = new Set<string>();
  const wrong: string[] = [];
  for (const { stored, event } of log) {
    const { taskId, position } = stored;
    if (taskId === null) continue;
    if (event.kind === 'created') parents.set(taskId, event.data.parents);
    if (event.kind === 'completed') done.add(taskId);
    if (event.kind === 'promoted') promoted.set(taskId, (promoted.get(taskId) ?? 0) + 1);
    if (event.kind !== 'claimed') continue;
    const open = (parents.get(taskId) ?? []).filter((parent) => !done.has(parent));
    if (open.length > 0) {
      wrong.push(
        `${taskId} was claimed at ${position} while ${open[0]} was open (open parents: ${open.length})`,
      );
    }
  }
  for (const [taskId, { length }] of parents) {
    const times = promoted.get(taskId) ?? 0;
    if (times !== (length > 0 ? 1 : 0))
      wrong.push(`${taskId} was promoted ${times} times (its parents: ${length})`);
  }
  return wrong;
};
