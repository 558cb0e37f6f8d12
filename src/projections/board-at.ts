import { byBytes } from '../events/by-bytes';
import { FoldedBoard } from './folded-board';
import type { Link } from './link';

/** The board as events up to a position left it, for who only looks: it remembers no commands. */
export class BoardAt extends FoldedBoard {
  /** The links of a task to its parents, in the order in which they were made. */
  parentLinks(taskId: string): ReadonlyArray<Link> {
    const links = [...(this.links.get(taskId)?.values() ?? [])];
    return links.sort((a, b) => a.position - b.position || byBytes(a.parentId, b.parentId));
  }

  protected override record(): void {
    // Only who asks again for a command needs them.
  }
}
