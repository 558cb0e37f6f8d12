import type { Recorded } from '../events/recorded';
import type { Answer } from './answer';
import { claim } from './claim';
import { claimNext } from './claim-next';
import type { Command, CommandByTag } from './command';
import { complete } from './complete';
import { create } from './create';
import { createGraph } from './create-graph';
import type { Decision } from './decision';
import { parentsSatisfied } from './gate';
import type { ParentsSatisfied } from './gate';
import type { BoardView, Handler } from './handler';
import { link } from './link';
import type { Needs } from './needs';
import { release } from './release';
import { unlink } from './unlink';

/** Every command with what it needs, decides and answers. A command without an entry does not compile. */
const handlers: { readonly [T in keyof CommandByTag]: Handler<CommandByTag[T]> } = {
  Create: create,
  CreateGraph: createGraph,
  Link: link,
  Unlink: unlink,
  Claim: claim,
  ClaimNext: claimNext,
  Release: release,
  Complete: complete,
};

const handlerOf = (command: Command): Handler<Command> => handlers[command._tag] as Handler<Command>;

/** What `command` has to see before it can be decided. */
export const needsOf = (command: Command): Needs => handlerOf(command).needs(command);

/** What `command` does to `board`: pure, and the only place where that is decided. */
export type Decide = (command: Command, board: BoardView) => Decision;

/** The decisions under a gate. */
export const decideWith =
  (satisfied: ParentsSatisfied): Decide =>
  (command, board) =>
    handlerOf(command).decide(command, board, satisfied);

/** The decisions of every ledger that is opened. */
export const decide: Decide = decideWith(parentsSatisfied);

/** The answer to `command`, read from the events that it appended. */
export const answerOf = (command: Command, recorded: ReadonlyArray<Recorded>): Answer =>
  handlerOf(command).answer(command, recorded);
