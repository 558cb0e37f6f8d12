import type { EventRow, HermesBoard, TaskRow } from './rows';

const open = ({ completedAt }: TaskRow, claimedAt: number | null): boolean =>
  completedAt === null || (claimedAt !== null && completedAt > claimedAt);

/**
 * The comparison by time: claims beside the parents of today that have no `completed_at`, or one that is later than the
 * claim. For comparison, never as the verdict: today's links need not have stood then, whole seconds have no order, and
 * a parent that was completed twice tells only the second time.
 */
export class ComparedByTime {
  private readonly parents = new Map<string, Map<string, TaskRow>>();

  constructor({ tasks, links }: Pick<HermesBoard, 'tasks' | 'links'>) {
    const rows = new Map(tasks.map((row) => [row.id, row]));
    for (const { parentId, childId } of links) {
      const parent = rows.get(parentId);
      if (parent === undefined) continue;
      const known = this.parents.get(childId) ?? new Map<string, TaskRow>();
      this.parents.set(childId, known.set(parentId, parent));
    }
  }

  /** How many rows it returns. */
  rows(events: ReadonlyArray<EventRow>): number {
    let found = 0;
    for (const { kind, taskId, createdAt } of events) {
      if (kind !== 'claimed' || taskId === null) continue;
      for (const row of this.parents.get(taskId)?.values() ?? []) if (open(row, createdAt)) found += 1;
    }
    return found;
  }

  /** Whether it returns a claim of a task, by the second of the claim, beside a parent. */
  finds(taskId: string, parentId: string, claimedAt: number | null): boolean {
    const row = this.parents.get(taskId)?.get(parentId);
    return row !== undefined && open(row, claimedAt);
  }
}
