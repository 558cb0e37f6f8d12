import type { ClaimedFrom } from '../events/claimed-from';
import type { Recorded } from '../events/recorded';
import type { Board } from '../projections/board';
import type { Answer } from './answer';
import type { Decision } from './decision';
import type { Erasable, ErasableContents, Needs } from './needs';
import type { Terms } from './terms';

/** A board as a decision sees it: it can be asked, not changed. */
export type BoardView = Pick<
  Board,
  | 'task'
  | 'standing'
  | 'satisfies'
  | 'parentCounts'
  | 'parentsSeen'
  | 'link'
  | 'children'
  | 'pathDown'
  | 'refusal'
  | 'ready'
  | 'overdue'
  | 'isOpen'
> & {
  /** Whether {@link ready} tells of all the tasks there are. */
  readonly seesAllReady: (from: ClaimedFrom, assignee: string | null) => boolean;
  /** Whether {@link parentsSeen} tells of that task's parents. */
  readonly seesParents: (taskId: string) => boolean;
  /** The positions with content, of a task or of one event: undefined where there is no such task or event. */
  readonly erasable: (what: Erasable) => ErasableContents | undefined;
};

/** All that makes one command: what it has to see, what it decides, and how its answer is read from its events. What may be left of it is a command `Rest`. */
export interface Handler<C, Rest = C> {
  readonly needs: (command: C) => Needs;
  readonly decide: (command: C, board: BoardView, terms: Terms) => Decision<Rest>;
  /** The answer, from the events that the command appended, now or when it was first asked. */
  readonly answer: (command: C, recorded: ReadonlyArray<Recorded>) => Answer;
}
