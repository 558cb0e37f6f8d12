import type { Recorded } from '../events/recorded';
import { defaultSatisfiedBy } from '../events/policy';
import type { SatisfiedBy } from '../events/policy';
import type { TaskStatus } from '../events/status';
import type { StoredEvent } from '../events/stored-event';
import type { Board } from '../projections/board';
import { FoldedBoard } from '../projections/folded-board';
import { auditedTask } from './audited-task';
import type { AuditedTask } from './audited-task';
import { refOf } from './evidence';
import type { EventRef } from './evidence';
import type { ParentAt, ParentsAt } from './parents-at';

/** The same map with one more entry; one that is empty is shared, and not written to. */
const withEntry = (
  map: ReadonlyMap<string, EventRef>,
  key: string,
  ref: EventRef,
): ReadonlyMap<string, EventRef> => (map.size > 0 && map instanceof Map ? map : new Map(map)).set(key, ref);

/** Takes an entry from a map, where it has it. */
const dropEntry = (map: ReadonlyMap<string, EventRef>, key: string): boolean =>
  map instanceof Map && map.delete(key);

/** Positions that are missing, the first and the last of a run. */
export interface Gap {
  readonly first: number;
  readonly last: number;
}

/** What the log adds up to, event by event, for the rules to look at: they see it as it was before the event at hand. */
export class LogState {
  /** The shared fold: statuses and attempts by `evolve`, and the views as they should be. */
  readonly board: Board = new FoldedBoard();
  readonly tasks = new Map<string, AuditedTask>();
  /** The children of each task, in the order of their links. */
  readonly childrenOf = new Map<string, Set<string>>();
  position = 0;
  /** The last position that is missing; 0 where none is. */
  lastGap = 0;
  /** Whether nothing so far is missing, and all of it could be read. */
  whole = true;

  /** The board's own policy, in force from its first event. */
  get policy(): SatisfiedBy {
    return this.board.ledgerId === null ? defaultSatisfiedBy : this.board.satisfiedBy;
  }

  /** Notes the positions that are missing just before an event, and tells the first and the last. */
  passGap({ position }: StoredEvent): Gap | undefined {
    if (position <= this.position + 1) return undefined;
    this.lastGap = position - 1;
    this.whole = false;
    return { first: this.position + 1, last: position - 1 };
  }

  /** The parents of a task (undefined: not seen so far) just before an event of it. */
  parentsAt(task: AuditedTask | undefined, { version }: StoredEvent): ParentsAt {
    if (task === undefined) return { parents: [], unseenLinks: true };
    return this.parentsOf(task, version !== task.version + 1);
  }

  /** The parents of a task as they are now. */
  parentsNow(task: AuditedTask): ParentsAt {
    return this.parentsOf(task, false);
  }

  private parentsOf(task: AuditedTask, skipped: boolean): ParentsAt {
    const parents: ParentAt[] = [];
    for (const [id, link] of task.links) {
      const waiver = task.waivers.get(id) ?? null;
      const { position } = waiver ?? link;
      const linkDoubtful = skipped || (task.blindAt !== null && task.blindAt > position);
      parents.push({ id, link, waiver, linkDoubtful, ...this.stateOf(id) });
    }
    return { parents, unseenLinks: skipped || task.blindAt !== null };
  }

  /** Whether what a gap left open about a parent is settled by a later event of it: its next version is the next one seen. */
  settled({ id, state }: ParentAt): boolean {
    const task = this.tasks.get(id);
    if (task === undefined || state === null) return false;
    return task.version > state.version && !task.jumps.includes(state.version);
  }

  /** Takes in an event; `recorded` is null for one that cannot be read. `known` is its task where an event of that was seen before. */
  take(
    stored: StoredEvent,
    recorded: Recorded | null,
    known: AuditedTask | undefined,
  ): AuditedTask | undefined {
    this.position = stored.position;
    const before = known?.folded?.status;
    if (recorded !== null) this.board.apply(recorded);
    if (stored.taskId === null) return undefined;
    const ref = refOf(stored);
    const task = known ?? this.begin(stored.taskId, ref);
    task.folded = this.board.task(task.id);
    this.follow(task, stored, recorded, ref);
    const after = task.folded?.status;
    if (after === before) return task;
    task.since = ref;
    this.flip(task.id, this.satisfies(before), this.satisfies(after));
    return task;
  }

  satisfies(status: TaskStatus | undefined): boolean {
    return status !== undefined && this.policy.includes(status);
  }

  private begin(taskId: string, ref: EventRef): AuditedTask {
    const task = auditedTask(taskId, ref);
    this.tasks.set(taskId, task);
    return task;
  }

  private flip(parentId: string, satisfied: boolean, satisfies: boolean): void {
    if (satisfied === satisfies) return;
    for (const childId of this.childrenOf.get(parentId) ?? []) {
      const child = this.tasks.get(childId);
      if (child?.links.has(parentId) === true && !child.waivers.has(parentId))
        child.open += satisfies ? -1 : 1;
    }
  }

  private stateOf(id: string): Pick<ParentAt, 'state' | 'doubt'> {
    const task = this.tasks.get(id);
    const status = task?.folded?.status;
    if (task === undefined || status === undefined) {
      return { state: null, doubt: this.lastGap > 0 || task !== undefined ? 'certain' : 'none' };
    }
    const state = { status, since: task.since, version: task.version };
    if (task.statusBlind) return { state, doubt: 'certain' };
    return { state, doubt: this.lastGap > task.last.position ? 'gap' : 'none' };
  }

  private follow(task: AuditedTask, stored: StoredEvent, recorded: Recorded | null, ref: EventRef): void {
    const version = stored.version ?? task.version + 1;
    if (version !== task.version + 1 || recorded === null) this.whole = false;
    if (version !== task.version + 1) {
      task.jumps = [...task.jumps, task.version];
      task.blindAt = stored.position;
    }
    task.version = version;
    task.last = ref;
    task.statusBlind = recorded === null;
    if (recorded === null) task.blindAt = stored.position;
    else this.relink(task, recorded, ref);
  }

  private relink(task: AuditedTask, { event }: Recorded, ref: EventRef): void {
    if (event.kind === 'created') for (const parentId of event.data.parents) this.link(task, parentId, ref);
    if (event.kind === 'linked') this.link(task, event.data.parentId, ref);
    if (event.kind === 'unlinked') this.unlink(task, event.data.parentId, ref);
    if (event.kind === 'dependency_waived') this.waive(task, event.data.parentId, ref);
  }

  private unlink(task: AuditedTask, parentId: string, ref: EventRef): void {
    if (dropEntry(task.links, parentId)) {
      if (this.isOpen(task, parentId)) task.open -= 1;
      this.childrenOf.get(parentId)?.delete(task.id);
    }
    if (dropEntry(task.waivers, parentId)) dropEntry(task.unlinks, parentId);
    else task.unlinks = withEntry(task.unlinks, parentId, ref);
  }

  private waive(task: AuditedTask, parentId: string, ref: EventRef): void {
    if (!task.links.has(parentId) || task.waivers.has(parentId)) return;
    if (this.isOpen(task, parentId)) task.open -= 1;
    task.waivers = withEntry(task.waivers, parentId, ref);
  }

  /** Whether a task has to wait for a parent, by the board's own policy. */
  private isOpen({ waivers }: AuditedTask, parentId: string): boolean {
    return !waivers.has(parentId) && !this.satisfies(this.tasks.get(parentId)?.folded?.status);
  }

  private link(task: AuditedTask, parentId: string, ref: EventRef): void {
    if (task.links.has(parentId)) return;
    task.links = withEntry(task.links, parentId, ref);
    if (this.isOpen(task, parentId)) task.open += 1;
    const children = this.childrenOf.get(parentId) ?? new Set();
    this.childrenOf.set(parentId, children.add(task.id));
  }
}
