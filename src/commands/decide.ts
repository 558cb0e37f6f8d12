import type { Recorded } from '../events/recorded';
import type { Answer } from './answer';
import { cancel } from './cancel';
import { archive } from './changes/archive';
import { assign } from './changes/assign';
import { block } from './changes/block';
import { comment } from './changes/comment';
import { edit } from './changes/edit';
import { prioritise } from './changes/prioritise';
import { requestChanges } from './changes/request-changes';
import { requestReview } from './changes/request-review';
import { schedule } from './changes/schedule';
import { specify } from './changes/specify';
import { triage } from './changes/triage';
import { unarchive } from './changes/unarchive';
import { unblock } from './changes/unblock';
import { claim } from './claim';
import { claimNext } from './claim-next';
import type { Command, CommandByTag } from './command';
import { complete } from './complete';
import { completeAndClaimNext } from './complete-and-claim-next';
import { create } from './create';
import { createGraph } from './create-graph';
import type { Decision } from './decision';
import { erase } from './erase';
import { fail } from './fail';
import type { BoardView, Handler } from './handler';
import { heartbeat } from './heartbeat';
import { link } from './link';
import type { Needs } from './needs';
import { release } from './release';
import { reopen } from './reopen';
import { seal } from './seal';
import { sweep } from './sweep';
import type { Terms } from './terms';
import { unlink } from './unlink';
import { waive } from './waive';
/** Every command with what it needs, decides and answers. A command without an entry does not compile. */
const handlers: { readonly [T in keyof CommandByTag]: Handler<CommandByTag[T], Command> } = {
  Create: create,
  CreateGraph: createGraph,
  Link: link,
  Unlink: unlink,
  Claim: claim,
  ClaimNext: claimNext,
  Release: release,
  Complete: complete,
  CompleteAndClaimNext: completeAndClaimNext,
  Sweep: sweep,
  Heartbeat: heartbeat,
  Fail: fail,
  Cancel: cancel,
  Reopen: reopen,
  Waive: waive,
  Erase: erase,
  Schedule: schedule,
  Block: block,
  Unblock: unblock,
  Triage: triage,
  Specify: specify,
  RequestReview: requestReview,
  RequestChanges: requestChanges,
  Archive: archive,
  Unarchive: unarchive,
  Comment: comment,
  Assign: assign,
  Prioritise: prioritise,
  Edit: edit,
  Seal: seal,
};

const handlerOf = (command: Command): Handler<Command> => handlers[command._tag] as Handler<Command>;

/** What `command` has to see before it can be decided. */
export const needsOf = (command: Command): Needs => handlerOf(command).needs(command);

/** What `command` does to `board`: pure, and the only place where that is decided. */
export const decideUnder = (command: Command, board: BoardView, terms: Terms): Decision<Command> =>
  handlerOf(command).decide(command, board, terms);

/** The answer to `command`, read from the events that it appended. */
export const answerOf = (command: Command, recorded: ReadonlyArray<Recorded>): Answer =>
  handlerOf(command).answer(command, recorded);
