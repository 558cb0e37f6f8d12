import { left, right } from 'fp-ts/Either';
import { canonicalJson } from '../events/canonical-json';
import type { ClaimRefusal } from '../events/claim-refusal';
import { claimedFrom } from '../events/claimed-from';
import { PARENTS_NAMED } from '../events/parent-seen';
import type { ParentsSeen } from '../events/parent-seen';
import type { RecordedOf } from '../events/recorded';
import { isTerminal } from '../events/status';
import { isOverdue } from '../projections/overdue';
import type { Task } from '../projections/task';
import type { Claimed, Reason, Rejection } from './answer';
import { awaken } from './awaken';
import { append, appendThen, refuse, reply } from './decision';
import type { Contradiction, Decision } from './decision';
import type { ParentsSatisfied } from './gate';
import type { BoardView, Handler } from './handler';
import { firstOf, taskIdOf } from './of-kind';
import type { Terms } from './terms';

/** Take a task that is ready, or that waits for a review. */
export interface Claim extends Claiming {
  readonly _tag: 'Claim';
  readonly taskId: string;
}

/** Who claims, and for how long. */
export interface Claiming {
  readonly claimant: string;
  /** How long the lease lasts, in milliseconds; null for a claim that stands until it is ended. */
  readonly leaseMs: number | null;
}

/** The parents as the gate sees them. The counter alone is trusted only where there are more parents than are named. */
const gateSees = (task: Task, board: BoardView): ParentsSeen | Contradiction => {
  const seen = board.parentsSeen(task.id);
  const { open, total } = board.parentCounts(task.id);
  if (total > PARENTS_NAMED || (seen.open === open && seen.total === total)) {
    return { open, parents: seen.parents, total };
  }
  const detail = `open_parents is ${open} of ${total}, its parents say ${seen.open} of ${seen.total}`;
  return { _tag: 'Contradiction', taskId: task.id, detail };
};

/** The first reason that forbids the claim, or undefined where none does. */
const refusal = (task: Task, seen: ParentsSeen, satisfied: ParentsSatisfied): ClaimRefusal | undefined => {
  const { status, attempt, runAt, blockedAs } = task;
  if (task.archivedAt !== null) return { _tag: 'archived' };
  if (isTerminal(status)) return { _tag: 'terminal', status };
  if (attempt !== null) {
    const { claimant, fence, leaseUntil } = attempt;
    return { _tag: 'already_claimed', claimant, fence, leaseUntil };
  }
  if (runAt !== null) return { _tag: 'scheduled', runAt };
  if (blockedAs !== null) return { _tag: 'blocked', kind: blockedAs };
  if (!satisfied(seen)) return { _tag: 'parents_not_done' };
  return claimedFrom.is(status) ? undefined : { _tag: 'not_ready', status };
};

/** Decides a claim of a task that exists, and that time has not changed. */
export const decideClaim = (
  task: Task,
  { claimant, leaseMs }: Claiming,
  board: BoardView,
  { now, satisfied }: Terms,
): Decision => {
  const seen = gateSees(task, board);
  if ('_tag' in seen) return seen;
  const { id: taskId } = task;
  const reason = refusal(task, seen, satisfied);
  if (reason === undefined) {
    const fence = task.fence + 1;
    const attempt = task.attempts + 1;
    const leaseUntil = leaseMs === null ? null : now + leaseMs;
    const from = task.inReview ? 'review' : 'ready';
    const { open, parents, total } = seen;
    // In the order of canonical JSON, which is then written as it is.
    const data = { attempt, claimant, fence, from, leaseUntil, open, parents, total } as const;
    return append({ kind: 'claimed', data, taskId, status: 'running' });
  }
  const data = { claimant, reason, ...seen };
  const before =
    task.refusals === 0 ? undefined : board.refusal(taskId, 'claim_rejected', canonicalJson(data));
  if (before !== undefined) return reply(left(rejected(taskId, before, data, true)));
  const demoted = task.status === 'ready' && reason._tag === 'parents_not_done';
  return append({ kind: 'claim_rejected', data, taskId, status: demoted ? 'todo' : task.status });
};

const rejected = (
  id: string,
  position: number,
  data: RecordedOf<'claim_rejected'>['event']['data'],
  repeated: boolean,
): Rejection => {
  const { reason, parents, open, total } = data;
  const told: Reason = reason._tag === 'parents_not_done' ? { ...reason, parents, open, total } : reason;
  return { _tag: 'Rejected', id, position, reason: told, repeated };
};

/** The answer in a `claimed` event. */
export const claimedAnswer = (claimed: RecordedOf<'claimed'>): Claimed => {
  const { claimant, fence, leaseUntil, from, attempt, parents, open, total } = claimed.event.data;
  return {
    _tag: 'Claimed',
    id: taskIdOf(claimed),
    position: claimed.stored.position,
    claimant,
    fence,
    leaseUntil,
    from,
    attempt,
    parents,
    open,
    total,
    stands: true,
  };
};

export const claim: Handler<Claim> = {
  needs: ({ taskId, claimant }) => ({
    tasks: [taskId],
    parents: [taskId],
    refusals: [{ taskId, claimant }],
  }),

  decide: (command, board, terms) => {
    const { taskId, claimant } = command;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    if (!isOverdue(task, terms.now) || task.archivedAt !== null) {
      return decideClaim(task, command, board, terms);
    }
    const seen = gateSees(task, board);
    return '_tag' in seen ? seen : appendThen(awaken(task, claimant, board, terms), command);
  },

  answer: (_command, recorded) => {
    const claimed = firstOf(recorded, 'claimed');
    if (claimed !== undefined) return right(claimedAnswer(claimed));
    const refused = firstOf(recorded, 'claim_rejected')!;
    return left(rejected(taskIdOf(refused), refused.stored.position, refused.event.data, false));
  },
};
