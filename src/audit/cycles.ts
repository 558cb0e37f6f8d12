import type { EventRef } from './evidence';
import { as, at, task } from './evidence';
import type { Findings } from './findings';
import { TopologicalOrder } from './topological-order';

/** Finds links that close a cycle: a task that would have to wait for itself. */
export class Cycles {
  private readonly order = new TopologicalOrder();

  constructor(
    /** The event that linked a task to a parent, of the links that stand now. */
    private readonly linkOf: (childId: string, parentId: string) => EventRef | undefined,
    private readonly findings: Findings,
  ) {}

  linked(parentId: string, childId: string, link: EventRef): void {
    const path = this.order.add(parentId, childId);
    if (path === undefined) return;
    const evidence = path.slice(1).flatMap((id, i) => {
      const earlier = this.linkOf(id, path[i]!);
      return earlier === undefined ? [] : [as(`link from ${path[i]!} down to ${id}`, earlier)];
    });
    const way = [parentId, ...path].map(task).join(' → ');
    this.findings.add('TL120', {
      taskId: childId,
      position: link.position,
      evidence: [...evidence, as(`link from ${parentId} down to ${childId}`, link)],
      argument: `The link made at ${at(link)} closes a cycle, parents first: ${way}. None of these tasks can ever be ready.`,
    });
  }

  unlinked(parentId: string, childId: string): void {
    this.order.remove(parentId, childId);
  }
}
