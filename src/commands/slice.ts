import type { ParentsSeen } from '../events/parent-seen';
import type { Recorded } from '../events/recorded';
import { Board } from '../projections/board';
import type { Standing } from '../projections/standing';
import type { Task } from '../projections/task';
import { parentCountsFromRow, taskFromRow } from '../projections/task-row';
import type { BoardView } from './handler';
import type { Loaded, LoadedPath, Needs, PathKey } from './needs';
import { Pending } from './pending';
import type { Head } from './store';

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
  private readonly wholeChildren = new Set<string>();
  private readonly paths = new Map<string, LoadedPath>();
  private relinked = false;
  private readonly gainedChildren = new Set<string>();
  /** For each assignee asked for: the last ready task that was loaded, or null where all were. */
  private readonly horizons = new Map<string | null, Task | null>();

  constructor(
    head: Head,
    needs: Required<Needs>,
    loaded: Loaded,
    readonly pending: Pending = new Pending(),
  ) {
    super(pending);
    this.position = head.position;
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
  }

  /** Whether everything that is needed was loaded, and still stands. */
  covers(needs: Needs): boolean {
    const {
      tasks = [],
      standings = [],
      parents = [],
      children = [],
      links = [],
      paths = [],
      ready = [],
    } = needs;
    return (
      tasks.every((id) => this.tasks.has(id) || this.known.has(id)) &&
      standings.every((id) => this.standing(id) !== undefined || this.known.has(id)) &&
      parents.every((id) => this.seesParents(id)) &&
      children.every((id) => this.wholeChildren.has(id) || !this.tasks.has(id)) &&
      links.every(({ childId }) => this.known.has(childId) || this.wholeParents.has(childId)) &&
      paths.every((key) => this.seesPath(key)) &&
      ready.every(({ assignee }) => this.horizons.has(assignee))
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
    super.apply(recorded);
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
    const parents = first.flatMap((id) => {
      const standing = this.standing(id);
      return standing === undefined
        ? []
        : [{ id, status: standing.status, position: standing.statusPosition }];
    });
    return { parents, ...this.parentCounts(taskId) };
  }

  override pathDown(fromId: string, toId: string): ReadonlyArray<string> | undefined {
    return this.paths.get(pathKey({ fromId, toId }))?.path ?? undefined;
  }

  override ready(assignee: string | null): ReadonlyArray<Task> {
    const horizon = this.horizons.get(assignee) ?? null;
    const ready = super.ready(assignee);
    if (horizon === null) return ready;
    return ready.filter(
      ({ priority, createdPosition }) =>
        priority > horizon.priority ||
        (priority === horizon.priority && createdPosition <= horizon.createdPosition),
    );
  }

  seesAllReady(assignee: string | null): boolean {
    return this.horizons.get(assignee) === null;
  }

  seesParents(taskId: string): boolean {
    return this.wholeParents.has(taskId) || this.firstParents.has(taskId) || !this.tasks.has(taskId);
  }

  protected override count(childId: string, open: number, total: number): void {
    super.count(childId, open, total);
    this.firstParents.delete(childId);
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
    for (const { id, status, position } of standings) {
      this.standings.set(id, { status, statusPosition: position });
    }
  }

  private takeLinks({ parents, children, links }: Loaded): void {
    for (const { childId, whole, parents: linked } of parents) {
      for (const { id, status, position, linkPosition } of linked) {
        this.standings.set(id, { status, statusPosition: position });
        if (whole) this.hold({ parentId: id, childId, position: linkPosition });
      }
      if (whole) this.wholeParents.add(childId);
      else
        this.firstParents.set(
          childId,
          linked.map(({ id }) => id),
        );
    }
    for (const link of links) this.hold(link);
    for (const { parentId, childIds } of children) {
      this.childrenOf.set(parentId, new Set(childIds));
      this.wholeChildren.add(parentId);
    }
  }

  private takeReady({ ready }: Loaded): void {
    for (const { assignee, ids, whole } of ready) {
      const last = ids.at(-1);
      this.horizons.set(assignee, whole || last === undefined ? null : (this.task(last) ?? null));
    }
  }
}
