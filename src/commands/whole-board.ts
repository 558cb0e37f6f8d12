import type { ClaimedFrom } from '../events/claimed-from';
import type { ParentsSeen } from '../events/parent-seen';
import type { TaskStatus } from '../events/status';
import type { Board } from '../projections/board';
import type { Link } from '../projections/link';
import type { ParentCounts } from '../projections/parent-counts';
import type { Standing } from '../projections/standing';
import type { Task } from '../projections/task';
import type { BoardView } from './handler';

const unknownContents: BoardView['erasable'] = () => {
  throw new Error('a board that was folded does not know which contents there are: decide no erasure on it');
};

/**
 * A view of a board that was folded from the whole log up to a position, so that any command can be decided there: all of
 * it is known. It sees what the board has come to; of contents it knows what it is told, and refusals as far as the
 * board remembers them.
 */
export class WholeBoard implements BoardView {
  constructor(
    private readonly board: Board,
    readonly erasable: BoardView['erasable'] = unknownContents,
  ) {}

  task(taskId: string): Task | undefined {
    return this.board.task(taskId);
  }

  standing(taskId: string): Standing | undefined {
    return this.board.standing(taskId);
  }

  satisfies(status: TaskStatus | undefined): boolean {
    return this.board.satisfies(status);
  }

  isOpen(link: Link): boolean {
    return this.board.isOpen(link);
  }

  parentCounts(taskId: string): ParentCounts {
    return this.board.parentCounts(taskId);
  }

  parentsSeen(taskId: string): ParentsSeen {
    return this.board.parentsSeen(taskId);
  }

  seesParents(): boolean {
    return true;
  }

  link(parentId: string, childId: string): Link | undefined {
    return this.board.link(parentId, childId);
  }

  children(taskId: string): Iterable<string> {
    return this.board.children(taskId);
  }

  pathDown(fromId: string, toId: string): ReadonlyArray<string> | undefined {
    return this.board.pathDown(fromId, toId);
  }

  refusal(taskId: string, kind: string, data: string): number | undefined {
    return this.board.refusal(taskId, kind, data);
  }

  ready(from: ClaimedFrom, assignee: string | null): ReadonlyArray<Task> {
    return this.board.ready(from, assignee);
  }

  seesAllReady(): boolean {
    return true;
  }

  overdue(now: number): ReadonlyArray<Task> {
    return this.board.overdue(now);
  }
}
