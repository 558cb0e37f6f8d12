import type { Recorded } from '../events/recorded';
import type { BoardAt } from './board-at';
import type { Link } from './link';
import type { Task } from './task';

/** A task with the links to its parents, as it was. */
interface Before {
  readonly task: Task;
  readonly links: ReadonlyArray<Link>;
}

/** What happened to a task between two positions. */
export interface TaskChange {
  /** Null for a task that was made in between. */
  readonly before: Task | null;
  readonly after: Task;
  /** Links that were made in between and stand, in their order. */
  readonly linked: ReadonlyArray<Link>;
  /** Links that stood before and were removed, in their order. */
  readonly unlinked: ReadonlyArray<Link>;
  /** Links that stand and were waived in between, in their order. */
  readonly waived: ReadonlyArray<Link>;
  /** How many of its events lie in between. */
  readonly events: number;
}

/** Follows what the events past a position change, on a board that knows the tasks they touch as they were there. */
export class DiffFold {
  private readonly before = new Map<string, Before | null>();
  private readonly events = new Map<string, number>();

  /** `from` is the position; the board goes on with what is added. */
  constructor(
    private readonly board: BoardAt,
    private readonly from: number,
  ) {}

  /** Whether events of this task were added. */
  knows(taskId: string): boolean {
    return this.before.has(taskId);
  }

  add(recorded: Recorded): void {
    const { taskId } = recorded.stored;
    if (taskId !== null) {
      if (!this.before.has(taskId)) this.before.set(taskId, this.asItWas(taskId));
      this.events.set(taskId, (this.events.get(taskId) ?? 0) + 1);
    }
    this.board.apply(recorded);
  }

  /** What became of each task that was touched, in the order of creation. */
  changes(): ReadonlyArray<TaskChange> {
    const changes: TaskChange[] = [];
    for (const [taskId, before] of this.before) {
      const after = this.board.task(taskId);
      if (after !== undefined) changes.push(this.change(before, after));
    }
    return changes.sort((a, b) => a.after.createdPosition - b.after.createdPosition);
  }

  private asItWas(taskId: string): Before | null {
    const task = this.board.task(taskId);
    return task === undefined ? null : { task: { ...task }, links: this.board.parentLinks(taskId) };
  }

  private change(before: Before | null, after: Task): TaskChange {
    const links = this.board.parentLinks(after.id);
    const standing = new Set(links.map(({ parentId, position }) => `${position} ${parentId}`));
    return {
      before: before?.task ?? null,
      after,
      linked: links.filter(({ position }) => position > this.from),
      unlinked: (before?.links ?? []).filter(
        ({ parentId, position }) => !standing.has(`${position} ${parentId}`),
      ),
      waived: links.filter(({ waived }) => waived !== null && waived > this.from),
      events: this.events.get(after.id) ?? 0,
    };
  }
}
