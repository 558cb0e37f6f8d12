import { right } from 'fp-ts/Either';
import { isTerminal } from '../events/status';
import type { Task } from '../projections/task';
import { changeRefusal } from './change';
import { appendAll, refuse } from './decision';
import { gated, wayBack } from './gate';
import type { BoardView, Handler } from './handler';
import type { NewEvent } from './new-event';
import { allOf, taskIdOf } from './of-kind';
import type { Terms } from './terms';

/** Have a task that has ended done after all. */
export interface Reopen {
  readonly _tag: 'Reopen';
  readonly taskId: string;
  readonly reason: string;
  /** What becomes of children that are running: they may finish, or lose their attempts. */
  readonly running: 'keep' | 'revoke';
  /** Whether children that are done are reopened in turn. */
  readonly cascade: boolean;
}

/** The reopening of tasks, one after the other, with what it means to their children. */
class Reopening {
  readonly events: NewEvent[] = [];
  private readonly reopened = new Set<string>();
  private readonly revoked = new Set<string>();

  constructor(
    private readonly command: Reopen,
    private readonly board: BoardView,
    private readonly terms: Terms,
  ) {}

  all(task: Task): ReadonlyArray<NewEvent> {
    const { board, terms } = this;
    const queue: Array<{ readonly task: Task; readonly causedBy?: number }> = [{ task }];
    for (const { task: next, ...cause } of queue) {
      if (this.reopened.has(next.id) || !isTerminal(next.status)) continue;
      this.reopened.add(next.id);
      const at = this.events.length;
      const counts = next === task ? board.parentCounts(next.id) : this.oneMoreOpen(next.id);
      this.events.push({
        kind: 'reopened',
        data: { from: next.status },
        taskId: next.id,
        status: gated(counts, terms.satisfied),
        content: { reason: this.command.reason },
        ...cause,
      });
      if (!board.satisfies(next.status)) continue;
      for (const child of this.invalidate(next.id, at)) queue.push(child);
    }
    return this.events;
  }

  /** Tells the children that relied on a task reopened by the event at `causedBy`; those to be reopened in turn are returned. */
  private invalidate(parentId: string, causedBy: number): ReadonlyArray<{ task: Task; causedBy: number }> {
    const next: Array<{ task: Task; causedBy: number }> = [];
    for (const childId of this.board.children(parentId)) {
      const child = this.board.task(childId);
      if (child === undefined || this.board.link(parentId, childId)?.waived !== null) continue;
      const { status, attempt } = child;
      if (status === 'done' && this.command.cascade && child.archivedAt === null) {
        next.push({ task: child, causedBy });
      } else if (status === 'running' && this.command.running === 'revoke' && attempt !== null) {
        if (this.revoked.has(childId)) continue;
        this.revoked.add(childId);
        const { claimant, fence } = attempt;
        const after = wayBack(child, this.oneMoreOpen(childId), this.terms.satisfied);
        const data = { parentId, claimant, fence };
        this.events.push({ kind: 'revoked', data, taskId: childId, status: after, causedBy });
      } else if (status === 'running' || status === 'review' || status === 'done') {
        this.events.push({
          kind: 'dependency_invalidated',
          data: { parentId },
          taskId: childId,
          status,
          causedBy,
        });
      }
    }
    return next;
  }

  /** The counts of a task of which a parent is reopened. */
  private oneMoreOpen(taskId: string) {
    const { open, total } = this.board.parentCounts(taskId);
    return { open: open + 1, total };
  }
}

export const reopen: Handler<Reopen> = {
  needs: ({ taskId, cascade }) =>
    cascade ? { tasks: [taskId], descendants: [taskId] } : { tasks: [taskId], children: [taskId] },

  decide: (command, board, terms) => {
    const { taskId } = command;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    const refusal = changeRefusal(task, ['done', 'cancelled']);
    if (refusal !== undefined) return refuse(taskId, refusal);
    return appendAll(new Reopening(command, board, terms).all(task));
  },

  answer: (_command, recorded) => {
    const [first, ...rest] = allOf(recorded, 'reopened');
    return right({
      _tag: 'Reopened',
      id: taskIdOf(first!),
      position: first!.stored.position,
      status: first!.stored.status ?? 'todo',
      demoted: allOf(recorded, 'demoted').map(taskIdOf),
      invalidated: [...new Set(allOf(recorded, 'dependency_invalidated').map(taskIdOf))],
      revoked: allOf(recorded, 'revoked').map(taskIdOf),
      reopened: rest.map(taskIdOf),
    });
  },
};
