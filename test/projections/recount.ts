import type { Recorded } from '../../src/events/recorded';
import type { SatisfiedBy } from '../../src/events/policy';
import type { TaskStatus } from '../../src/events/status';
import type { ParentCounts } from '../../src/projections/parent-counts';

/** A link, recounted: where it was made, and where it was waived. */
export interface Recounted {
  readonly position: number;
  readonly waived: number | null;
}

/** The links of a child to its parents, from the events alone. */
export const linksOf = (log: ReadonlyArray<Recorded>, childId: string): ReadonlyMap<string, Recounted> => {
  const links = new Map<string, Recounted>();
  for (const { stored, event } of log) {
    const { position } = stored;
    if (stored.taskId !== childId) continue;
    if (event.kind === 'created')
      for (const id of event.data.parents) links.set(id, { position, waived: null });
    if (event.kind === 'linked') links.set(event.data.parentId, { position, waived: null });
    if (event.kind === 'unlinked') links.delete(event.data.parentId);
    if (event.kind === 'dependency_waived') {
      links.set(event.data.parentId, { ...links.get(event.data.parentId)!, waived: position });
    }
  }
  return links;
};

/** The status that the last event of a task tells. */
export const statusOf = (log: ReadonlyArray<Recorded>, taskId: string): TaskStatus | null | undefined =>
  log.findLast(({ stored }) => stored.taskId === taskId)?.stored.status;

/** Whether a child has to wait for a parent, from the events alone. */
export const isOpen = (
  log: ReadonlyArray<Recorded>,
  parentId: string,
  { waived }: Recounted,
  satisfiedBy: SatisfiedBy,
): boolean => {
  const status = statusOf(log, parentId) ?? null;
  return waived === null && (status === null || !satisfiedBy.includes(status));
};

/** How many parents a task has, and how many of them are open, from the events alone. */
export const recount = (
  log: ReadonlyArray<Recorded>,
  taskId: string,
  satisfiedBy: SatisfiedBy,
): ParentCounts => {
  const links = [...linksOf(log, taskId)];
  return {
    open: links.filter(([parentId, link]) => isOpen(log, parentId, link, satisfiedBy)).length,
    total: links.length,
  };
};
