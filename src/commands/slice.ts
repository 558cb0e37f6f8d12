import type { ClaimedFrom } from '../events/claimed-from';
import type { ParentSeen, ParentsSeen } from '../events/parent-seen';
import type { Recorded } from '../events/recorded';
import { Board } from '../projections/board';
import { parentSeen } from '../projections/in-evidence-order';
import type { Standing } from '../projections/standing';
import type { Task } from '../projections/task';
import { parentCountsFromRow, taskFromRow } from '../projections/task-row';
import type { BoardView } from './handler';
import { readyName } from './needs';
import type { Erasable, ErasableContents, Loaded, LoadedPath, LoadedStanding, Needs, PathKey } from './needs';
import { Pending } from './pending';
import { ReadyQueues } from './ready-queues';

const pathKey = ({ fromId, toId }: PathKey): string => `${fromId}\0${toId}`;

/**
 * The part of a board that a batch of commands touches, with what the batch itself has done to it. It knows what was
 * loaded or has happened since; {@link Slice.covers} says whether that suffices for a command.
 */
export class Slice extends Board implements BoardView {
  private readonly known = new Set<string>();
  private readonly standings = new Map<string, Standing>();
  private readonly wholeParents = new Set<string>();
  /** The parents to name, where a task has more than are named. */
  private readonly firstParents = new Map<string, ReadonlyArray<string>>();
  /** The waivers on links to parents that are named where not all are. */
  private readonly waivers = new Map<string, number>();
  private readonly wholeChildren = new Set<string>();
  private readonly paths = new Map<string, LoadedPath>();
  private relinked = false;
  private readonly gainedChildren = new Set<string>();
  private readonly wholeDescendants = new Set<string>();
  private readonly contents = new Map<string, ErasableContents>();
  /** For each question for ready tasks: the last one that was loaded, or null where all were. */
  private readonly horizons = new Map<string, Task | null>();
  private readonly queues = new ReadyQueues();
  /** Which overdue tasks were loaded: none, as many as were asked for, or all. */
  private readonly overdueSeen: 'none' | 'first' | 'all';
  /** Where the log ended when this was loaded. */
  private readonly loadedAt: number;

  constructor(
    needs: Required<Needs>,
    loaded: Loaded,
    readonly pending: Pending = new Pending(),
  ) {
    super(pending);
    const { head } = loaded;
    this.position = head.position;
    this.loadedAt = head.position;
    this.ledgerId = head.ledgerId;
    this.satisfiedBy = head.satisfiedBy;
    for (const id of [...needs.tasks, ...needs.standings]) this.known.add(id);
    this.takeTasks(loaded);
    this.takeLinks(loaded);
    this.takeReady(loaded);
    for (const path of loaded.paths) this.paths.set(pathKey(path), path);
    for (const { taskId, kind, data, position } of loaded.refusals) {
      this.remember(taskId, kind, data, position);
    }
    for (const record of loaded.commands) this.commands.set(record.commandId, record);
    for (const { what, contents } of loaded.erasable) this.contents.set(JSON.stringify(what), contents);
    for (const taskId of loaded.descendants) this.wholeDescendants.add(taskId);
    const wake = loaded.tasks.filter((row) => row.lease_until !== null || row.run_at !== null).length;
    this.overdueSeen = needs.overdue === 0 ? 'none' : wake < needs.overdue ? 'all' : 'first';
  }

  /** Whether everything that is needed was loaded, and still stands. */
  covers(needs: Needs): boolean {
    const {
      tasks = [],
      standings = [],
      parents = [],
      openParents = [],
      children = [],
      descendants = [],
      links = [],
      paths = [],
      ready = [],
      overdue = 0,
      erasable = [],
    } = needs;
    return (
      tasks.every((id) => this.tasks.has(id) || this.known.has(id)) &&
      standings.every((id) => this.standing(id) !== undefined || this.known.has(id)) &&
      parents.every((id) => this.seesParents(id)) &&
      openParents.every((id) => this.seesParents(id) || this.parentCounts(id).open === 0) &&
      children.every((id) => this.wholeChildren.has(id) || !this.tasks.has(id)) &&
      descendants.every((id) => this.seesDescendants(id)) &&
      links.every(({ childId }) => this.known.has(childId) || this.wholeParents.has(childId)) &&
      paths.every((key) => this.seesPath(key)) &&
      ready.every((key) => this.horizons.has(readyName(key))) &&
      (overdue === 0 || this.seesOverdue()) &&
      (erasable.length === 0 || this.position === this.loadedAt)
    );
  }

  override apply(recorded: Recorded): void {
    const { stored, event } = recorded;
    if (event.kind === 'created' && stored.taskId !== null) {
      this.wholeParents.add(stored.taskId);
      this.wholeChildren.add(stored.taskId);
      for (const parentId of event.data.parents) this.gainedChildren.add(parentId);
    }
    if (event.kind === 'linked') this.gainedChildren.add(event.data.parentId);
    if (event.kind === 'dependency_waived' && stored.taskId !== null) this.firstParents.delete(stored.taskId);
    const before = this.taskOf(recorded);
    super.apply(recorded);
    this.queues.changed(before, this.taskOf(recorded));
    this.pending.event(recorded);
  }

  /** What was pending is written: nothing is pending now. What was seen of ways between tasks is still that of before. */
  written(): void {
    this.relinked ||= this.pending.relinked;
    this.pending.clear();
  }

  override standing(taskId: string): Standing | undefined {
    return this.tasks.get(taskId) ?? this.standings.get(taskId);
  }

  override parentsSeen(taskId: string): ParentsSeen {
    const first = this.firstParents.get(taskId);
    if (first === undefined) return super.parentsSeen(taskId);
    const waived = (id: string): number | null =>
      this.waivers.size === 0 ? null : (this.waivers.get(`${id}\0${taskId}`) ?? null);
    const parents: ParentSeen[] = [];
    for (const id of first) {
      const standing = this.standing(id);
      if (standing !== undefined) parents.push(parentSeen(id, standing, waived(id)));
    }
    return { parents, ...this.parentCounts(taskId) };
  }

  override pathDown(fromId: string, toId: string): ReadonlyArray<string> | undefined {
    return this.paths.get(pathKey({ fromId, toId }))?.path ?? undefined;
  }

  override ready(from: ClaimedFrom, assignee: string | null): ReadonlyArray<Task> {
    const name = readyName({ from, assignee });
    const horizon = this.horizons.get(name) ?? null;
    const isSeen = ({ priority, createdPosition }: Task): boolean =>
      horizon === null ||
      priority > horizon.priority ||
      (priority === horizon.priority && createdPosition <= horizon.createdPosition);
    return this.queues.of(name, () => super.ready(from, assignee).filter(isSeen));
  }

  seesAllReady(from: ClaimedFrom, assignee: string | null): boolean {
    return this.horizons.get(readyName({ from, assignee })) === null;
  }

  erasable(what: Erasable): ErasableContents | undefined {
    return this.contents.get(JSON.stringify(what));
  }

  seesParents(taskId: string): boolean {
    return this.wholeParents.has(taskId) || this.firstParents.has(taskId) || !this.tasks.has(taskId);
  }

  protected override count(childId: string, open: number, total: number): void {
    super.count(childId, open, total);
    this.firstParents.delete(childId);
    this.queues.forget();
  }

  private taskOf({ stored: { taskId } }: Recorded): Task | undefined {
    return taskId === null ? undefined : this.task(taskId);
  }

  /** Where only the first were loaded, they are the first until something happens. */
  private seesOverdue(): boolean {
    return this.overdueSeen === 'all' || (this.overdueSeen === 'first' && this.position === this.loadedAt);
  }

  /** Links that were made since can bring descendants that were not loaded. */
  private seesDescendants(taskId: string): boolean {
    if (!this.tasks.has(taskId)) return true;
    return this.wholeDescendants.has(taskId) && !(this.relinked || this.pending.relinked);
  }

  private seesPath(key: PathKey): boolean {
    const loaded = this.paths.get(pathKey(key));
    if (loaded === undefined) return false;
    return (
      !(this.relinked || this.pending.relinked) || (loaded.childless && !this.gainedChildren.has(key.fromId))
    );
  }

  private takeTasks({ tasks, standings }: Loaded): void {
    for (const row of tasks) {
      this.tasks.set(row.id, taskFromRow(row));
      this.counts.set(row.id, parentCountsFromRow(row));
    }
    for (const one of standings) this.takeStanding(one);
  }

  private takeLinks({ parents, children, links }: Loaded): void {
    for (const { childId, whole, parents: linked } of parents) {
      for (const parent of linked) {
        const { id, linkPosition, waived } = parent;
        this.takeStanding(parent);
        if (whole) this.hold({ parentId: id, childId, position: linkPosition, waived });
        else if (waived !== null) this.waivers.set(`${id}\0${childId}`, waived);
      }
      if (whole) this.wholeParents.add(childId);
      else
        this.firstParents.set(
          childId,
          linked.map(({ id }) => id),
        );
    }
    for (const link of links) this.hold(link);
    for (const { parentId, links: toChildren } of children) {
      for (const link of toChildren) this.hold(link);
      this.childrenOf.set(parentId, new Set(toChildren.map(({ childId }) => childId)));
      this.wholeChildren.add(parentId);
    }
  }

  private takeStanding({ id, status, position, archivedAt }: LoadedStanding): void {
    this.standings.set(id, { status, statusPosition: position, archivedAt });
  }

  private takeReady({ ready }: Loaded): void {
    for (const { ids, whole, ...key } of ready) {
      const last = ids.at(-1);
      this.horizons.set(readyName(key), whole || last === undefined ? null : (this.task(last) ?? null));
    }
  }
}
