import type { ClaimedFrom } from '../events/claimed-from';
import type { EventKind } from '../events/catalogue';
import type { ParentsSeen } from '../events/parent-seen';
import { defaultSatisfiedBy } from '../events/policy';
import type { SatisfiedBy } from '../events/policy';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import { unheard } from './board-changes';
import type { BoardChanges } from './board-changes';
import type { CommandRecord } from './command-record';
import { evolve } from './evolve';
import { inEvidenceOrder } from './in-evidence-order';
import type { Link } from './link';
import { isOverdue, wakesAt } from './overdue';
import { noParents } from './parent-counts';
import type { ParentCounts } from './parent-counts';
import { pathDown } from './path-down';
import { RememberedRefusals } from './remembered-refusals';
import type { Standing } from './standing';
import type { Task } from './task';

const refusals: ReadonlySet<EventKind> = new Set([
  'claim_rejected',
  'completion_rejected',
  'failure_rejected',
]);

/** Whether events of this kind record that something was refused. */
export const isRefusal = (kind: EventKind): boolean => refusals.has(kind);

/** What the events of a board add up to: its tasks by {@link evolve}, the links between them, and the counts of open parents. */
export class Board {
  /** The position of the last event applied. */
  position = 0;
  ledgerId: string | null = null;
  satisfiedBy: SatisfiedBy = defaultSatisfiedBy;
  readonly tasks = new Map<string, Task>();
  readonly commands = new Map<string, CommandRecord>();
  protected readonly links = new Map<string, Map<string, Link>>();
  protected readonly childrenOf = new Map<string, Set<string>>();
  protected readonly counts = new Map<string, ParentCounts>();
  private readonly refused = new RememberedRefusals();

  constructor(private readonly changes: BoardChanges = unheard) {}

  task(taskId: string): Task | undefined {
    return this.tasks.get(taskId);
  }

  satisfies(status: TaskStatus | undefined): boolean {
    return status !== undefined && this.satisfiedBy.includes(status);
  }

  /** Whether a child has to wait for the parent of this link. */
  isOpen({ parentId, waived }: Link): boolean {
    return waived === null && !this.satisfies(this.standing(parentId)?.status);
  }

  parentCounts(taskId: string): ParentCounts {
    return this.counts.get(taskId) ?? noParents;
  }

  link(parentId: string, childId: string): Link | undefined {
    return this.links.get(childId)?.get(parentId);
  }

  /** A task's status and what made it so, where there is such a task. */
  standing(taskId: string): Standing | undefined {
    return this.tasks.get(taskId);
  }

  /** All links, those of one child together. */
  *allLinks(): Iterable<Link> {
    for (const links of this.links.values()) yield* links.values();
  }

  /** The ids of a task's children, in the order of their links. */
  children(taskId: string): Iterable<string> {
    return this.childrenOf.get(taskId) ?? [];
  }

  /** The parents of a task as they stand, in the order of evidence. */
  parentsSeen(taskId: string): ParentsSeen {
    const links = this.links.get(taskId)?.values() ?? [];
    return inEvidenceOrder(
      Array.from(links, (link) => {
        const standing = this.standing(link.parentId);
        return { link, standing, open: this.isOpen(link) };
      }),
    );
  }

  /** The position of the refusal of that kind and with that very data since the task's last event that is not a refusal. */
  refusal(taskId: string, kind: string, data: string): number | undefined {
    return this.refused.find(taskId, kind, data);
  }

  /**
   * Tasks that wait for a claim, of any assignee (null) or of one, in the order in which they are given out: highest
   * priority first, then oldest. A review whose parents are open waits for these.
   */
  ready(from: ClaimedFrom, assignee: string | null): ReadonlyArray<Task> {
    const ready: Task[] = [];
    for (const task of this.tasks.values()) {
      if (task.status !== from || task.archivedAt !== null) continue;
      if (from === 'review' && this.parentCounts(task.id).open > 0) continue;
      if (assignee === null || task.assignee === assignee) ready.push(task);
    }
    return ready.sort((a, b) => b.priority - a.priority || a.createdPosition - b.createdPosition);
  }

  /** Tasks whose lease has passed, or whose time has come, the longest overdue first. */
  overdue(now: number): ReadonlyArray<Task> {
    const overdue: Task[] = [];
    for (const task of this.tasks.values()) if (isOverdue(task, now)) overdue.push(task);
    return overdue.sort(
      (a, b) => (wakesAt(a) ?? 0) - (wakesAt(b) ?? 0) || a.createdPosition - b.createdPosition,
    );
  }

  /** The ids on a way down from a task to one of its descendants, both ends named, or undefined where there is none. */
  pathDown(fromId: string, toId: string): ReadonlyArray<string> | undefined {
    return pathDown((id) => this.children(id), fromId, toId);
  }

  /** Applies the event at the next position. */
  apply(recorded: Recorded): void {
    const { stored, event } = recorded;
    this.position = stored.position;
    this.record(recorded);
    if (event.kind === 'ledger_opened') {
      this.ledgerId = event.data.ledgerId;
      this.satisfiedBy = event.data.satisfiedBy;
    }
    if (stored.taskId === null) return;
    const before = this.task(stored.taskId);
    const satisfied = this.satisfies(before?.status);
    const after = this.evolve(before, recorded);
    if (after === undefined) return;
    if (after !== before) this.tasks.set(after.id, after);
    this.changes.task(after.id);
    this.relink(recorded, after.id);
    this.refuse(recorded, after.id);
    this.flip(after.id, satisfied, this.satisfies(after.status));
  }

  protected evolve(task: Task | undefined, recorded: Recorded): Task | undefined {
    return evolve(task, recorded);
  }

  protected hold(link: Link): void {
    const links = this.links.get(link.childId) ?? new Map<string, Link>();
    this.links.set(link.childId, links.set(link.parentId, link));
  }

  protected remember(taskId: string, kind: string, data: string, position: number): void {
    this.refused.remember(taskId, kind, data, position);
  }

  protected count(childId: string, open: number, total: number): void {
    const counts = this.parentCounts(childId);
    this.counts.set(childId, { open: counts.open + open, total: counts.total + total });
  }

  protected record({ stored }: Recorded): void {
    const { commandId, requestHash, position } = stored;
    if (commandId === null || requestHash === null) return;
    const begun = this.commands.get(commandId);
    const record = begun
      ? { ...begun, events: begun.events + 1 }
      : { commandId, requestHash, position, events: 1 };
    this.commands.set(commandId, record);
    this.changes.command(record);
  }

  private relink({ stored, event }: Recorded, childId: string): void {
    const { position } = stored;
    if (event.kind === 'created') {
      for (const parentId of event.data.parents) this.addLink({ parentId, childId, position, waived: null });
    } else if (event.kind === 'linked') {
      this.addLink({ parentId: event.data.parentId, childId, position, waived: null });
    } else if (event.kind === 'unlinked') {
      this.removeLink(event.data.parentId, childId);
    } else if (event.kind === 'dependency_waived') {
      this.waive(event.data.parentId, childId, position);
    }
  }

  protected addLink(link: Link): void {
    const { parentId, childId } = link;
    if (this.link(parentId, childId) !== undefined) return;
    this.hold(link);
    this.childrenOf.set(parentId, (this.childrenOf.get(parentId) ?? new Set()).add(childId));
    this.count(childId, this.isOpen(link) ? 1 : 0, 1);
    this.changes.linked(link);
  }

  private removeLink(parentId: string, childId: string): void {
    const link = this.link(parentId, childId);
    if (link === undefined) return;
    this.links.get(childId)?.delete(parentId);
    this.childrenOf.get(parentId)?.delete(childId);
    this.count(childId, this.isOpen(link) ? -1 : 0, -1);
    this.changes.unlinked(link);
  }

  private waive(parentId: string, childId: string, position: number): void {
    const link = this.link(parentId, childId);
    if (link === undefined || link.waived !== null) return;
    if (this.isOpen(link)) this.count(childId, -1, 0);
    const waived = { ...link, waived: position };
    this.hold(waived);
    this.changes.waived(waived);
  }

  private flip(parentId: string, satisfied: boolean, satisfies: boolean): void {
    if (satisfied === satisfies) return;
    for (const childId of this.children(parentId)) {
      if (this.link(parentId, childId)?.waived !== null) continue;
      this.count(childId, satisfies ? -1 : 1, 0);
      this.changes.task(childId);
    }
  }

  private refuse({ stored, event }: Recorded, taskId: string): void {
    if (!isRefusal(event.kind)) this.refused.forget(taskId);
    else this.remember(taskId, event.kind, stored.data, stored.position);
  }
}
