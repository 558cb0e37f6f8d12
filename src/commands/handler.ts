import type { Recorded } from '../events/recorded';
import type { Board } from '../projections/board';
import type { Answer } from './answer';
import type { Decision } from './decision';
import type { ParentsSatisfied } from './gate';
import type { Needs } from './needs';

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
> & {
  /** Whether {@link ready} tells of all the ready tasks of that assignee. */
  readonly seesAllReady: (assignee: string | null) => boolean;
  /** Whether {@link parentsSeen} tells of that task's parents. */
  readonly seesParents: (taskId: string) => boolean;
};

/** All that makes one command: what it has to see, what it decides, and how its answer is read from its events. */
export interface Handler<C> {
  readonly needs: (command: C) => Needs;
  readonly decide: (command: C, board: BoardView, satisfied: ParentsSatisfied) => Decision;
  /** The answer, from the events that the command appended, now or when it was first asked. */
  readonly answer: (command: C, recorded: ReadonlyArray<Recorded>) => Answer;
}
