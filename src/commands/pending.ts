import type { Recorded } from '../events/recorded';
import type { Board } from '../projections/board';
import type { BoardChanges } from '../projections/board-changes';
import type { CommandRecord } from '../projections/command-record';
import type { Link } from '../projections/link';
import { taskRow } from '../projections/task-row';
import type { TaskRow } from '../projections/task-row';
import type { Changes } from './store';

const linkKey = ({ parentId, childId }: Link): string => `${parentId}\0${childId}`;

/** What a batch has decided and not yet written: its events, and which rows of the views they changed. */
export class Pending implements BoardChanges {
  private events: Recorded[] = [];
  private readonly changedTasks = new Set<string>();
  private readonly added = new Map<string, Link>();
  private readonly removed = new Map<string, Link>();
  /** Links that stood before and were waived. */
  private readonly newlyWaived = new Map<string, Link>();
  private readonly commands = new Map<string, CommandRecord>();

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  /** Whether a link began or ended. */
  get relinked(): boolean {
    return this.added.size + this.removed.size > 0;
  }

  clear(): void {
    this.events = [];
    this.changedTasks.clear();
    this.added.clear();
    this.removed.clear();
    this.newlyWaived.clear();
    this.commands.clear();
  }

  event(recorded: Recorded): void {
    this.events.push(recorded);
  }

  task(taskId: string): void {
    this.changedTasks.add(taskId);
  }

  linked(link: Link): void {
    this.added.set(linkKey(link), link);
  }

  unlinked(link: Link): void {
    this.newlyWaived.delete(linkKey(link));
    if (!this.added.delete(linkKey(link))) this.removed.set(linkKey(link), link);
  }

  waived(link: Link): void {
    (this.added.has(linkKey(link)) ? this.added : this.newlyWaived).set(linkKey(link), link);
  }

  command(record: CommandRecord): void {
    this.commands.set(record.commandId, record);
  }

  /** Everything to be written, with the rows as they stand on `board`; `first` is the position of the first event. */
  changes(board: Board): Changes {
    const first = this.events[0]?.stored.position ?? Infinity;
    const newTasks: TaskRow[] = [];
    const changedTasks: TaskRow[] = [];
    for (const taskId of this.changedTasks) {
      const task = board.task(taskId);
      if (task === undefined) continue;
      const row = taskRow(task, board.parentCounts(taskId));
      (task.createdPosition >= first ? newTasks : changedTasks).push(row);
    }
    return {
      events: this.events,
      newTasks,
      changedTasks,
      linked: [...this.added.values()],
      unlinked: [...this.removed.values()],
      waived: [...this.newlyWaived.values()],
      commands: [...this.commands.values()],
    };
  }
}
