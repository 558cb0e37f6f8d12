import { isLeft } from 'fp-ts/Either';
import type { Accepted, Claimed as ClaimedAnswer } from '../commands/answer';
import type { Command } from '../commands/command';
import type { NewTask } from '../commands/create';
import type { Outcome } from '../commands/outcome';
import { newId } from '../events/ids';
import { limits } from '../events/limits';
import type { Field } from './fields';
import { inputs } from './inputs';
import type { Asked, Claimed, Rejected } from './outcomes';
import type * as outcomes from './outcomes';

/** Who asks, as every command's input carries it once it is checked. */
export interface Called {
  readonly actor: string | undefined;
  readonly commandId: string | null;
  readonly correlation: string | null;
  /** Whether only to tell what would happen. */
  readonly dryRun?: boolean;
}

/** One method of a ledger: how its input is read, which command that is, and what the caller is told. */
export interface Method<I extends Called, O> {
  readonly name: string;
  readonly read: Field<I>;
  /** `self` is who asks where the input does not say. */
  readonly command: (input: I, self: string) => Command;
  readonly outcome: (outcome: Outcome) => O;
}

const withGiven = (claimed: ClaimedAnswer, { given }: Outcome): Claimed => {
  const { title = null, data = null, result = null, failures = 0 } = given.get(claimed.id) ?? {};
  return { ...claimed, title, data, result, failures };
};

/** The outcome of a command that is accepted with an answer tagged `tag`, or refused. */
const told =
  <T extends Accepted['_tag']>(tag: T) =>
  (outcome: Outcome): (Extract<Accepted, { readonly _tag: T }> & Asked) | Rejected => {
    const { answer } = outcome;
    const { commandId, replayed } = outcome;
    if (isLeft(answer)) return { ...answer.left, commandId, replayed };
    if (answer.right._tag !== tag) throw new Error(`a command answered ${answer.right._tag}, not ${tag}`);
    return { ...(answer.right as Extract<Accepted, { readonly _tag: T }>), commandId, replayed };
  };

const toldClaim = (outcome: Outcome): outcomes.ClaimOutcome => {
  const claim = told('Claimed')(outcome);
  const { commandId, replayed } = outcome;
  return claim._tag === 'Claimed' ? { ...withGiven(claim, outcome), commandId, replayed } : claim;
};

const toldClaims = (outcome: Outcome): outcomes.ClaimNextOutcome => {
  const { answer, commandId, replayed } = outcome;
  if (isLeft(answer) || answer.right._tag !== 'ClaimedNext') return told('NoneReady')(outcome);
  const claims = answer.right.claims.map((one) => withGiven(one, outcome));
  return { _tag: 'ClaimedNext', claims, commandId, replayed };
};

const toldBoth = (outcome: Outcome): outcomes.CompleteAndClaimNextOutcome => {
  const both = told('CompletedAndClaimed')(outcome);
  if (both._tag === 'Rejected') return both;
  return { ...both, claims: both.claims.map((one) => withGiven(one, outcome)) };
};

const newTask = (task: Omit<NewTask, 'id'> & { readonly id: string | null }): NewTask => ({
  id: task.id ?? newId(),
  title: task.title,
  assignee: task.assignee,
  priority: task.priority,
  data: task.data,
  parents: task.parents,
  runAt: task.runAt,
  triage: task.triage,
});

/** A change that says which task, and perhaps why. */
const plain = <T extends PlainChange['_tag']>(
  _tag: T,
): ((input: { readonly taskId: string; readonly reason: string | null }) => Command) => {
  return ({ taskId, reason }) => ({ _tag, taskId, reason });
};

type PlainChange = Extract<
  Command,
  { readonly _tag: 'Unblock' | 'Triage' | 'Specify' | 'Archive' | 'Unarchive' }
>;

const method = <I extends Called, O>(
  name: string,
  read: Field<I>,
  command: (input: I, self: string) => Command,
  outcome: (outcome: Outcome) => O,
): Method<I, O> => ({ name, read, command, outcome });

/** Every command of a ledger, as a method. */
export const methods = {
  create: method(
    'create',
    inputs.create,
    (input) => ({ _tag: 'Create', task: newTask(input) }),
    told('Created'),
  ),
  createGraph: method(
    'createGraph',
    inputs.createGraph,
    ({ tasks, links }) => ({ _tag: 'CreateGraph', tasks: tasks.map(newTask), links }),
    told('GraphCreated'),
  ),
  link: method(
    'link',
    inputs.link,
    ({ parentId, childId, ifStarted }) => ({ _tag: 'Link', parentId, childId, ifStarted }),
    told('Linked'),
  ),
  unlink: method(
    'unlink',
    inputs.unlink,
    ({ parentId, childId }) => ({ _tag: 'Unlink', parentId, childId }),
    told('Unlinked'),
  ),
  waive: method(
    'waive',
    inputs.waive,
    ({ parentId, childId, reason }) => ({ _tag: 'Waive', parentId, childId, reason }),
    told('Waived'),
  ),
  claim: method(
    'claim',
    inputs.claim,
    ({ taskId, claimant, leaseMs }) => ({ _tag: 'Claim', taskId, claimant, leaseMs }),
    toldClaim,
  ),
  claimNext: method(
    'claimNext',
    inputs.claimNext,
    ({ claimant, limit, assignee, from, leaseMs }) => ({
      _tag: 'ClaimNext',
      claimant,
      limit,
      assignee,
      from,
      leaseMs,
      overdue: limits.page,
    }),
    toldClaims,
  ),
  heartbeat: method(
    'heartbeat',
    inputs.heartbeat,
    ({ taskId, claimant, fence, leaseMs }) => ({ _tag: 'Heartbeat', taskId, claimant, fence, leaseMs }),
    told('LeaseHeld'),
  ),
  release: method(
    'release',
    inputs.release,
    ({ taskId, claimant, fence, reason }) => ({ _tag: 'Release', taskId, claimant, fence, reason }),
    told('Released'),
  ),
  complete: method(
    'complete',
    inputs.complete,
    ({ taskId, claimant, fence, result }) => ({ _tag: 'Complete', taskId, claimant, fence, result }),
    told('Completed'),
  ),
  completeAndClaimNext: method(
    'completeAndClaimNext',
    inputs.completeAndClaimNext,
    ({ taskId, claimant, fence, result, limit, assignee, from, leaseMs }) => ({
      _tag: 'CompleteAndClaimNext',
      taskId,
      claimant,
      fence,
      result,
      limit,
      assignee,
      from,
      leaseMs,
      overdue: limits.page,
    }),
    toldBoth,
  ),
  fail: method(
    'fail',
    inputs.fail,
    ({ taskId, claimant, fence, error, attempts, delayMs }) => ({
      _tag: 'Fail',
      taskId,
      claimant,
      fence,
      error,
      attempts,
      delayMs,
    }),
    told('Failed'),
  ),
  requestReview: method(
    'requestReview',
    inputs.requestReview,
    ({ taskId, claimant, fence, result }) => ({ _tag: 'RequestReview', taskId, claimant, fence, result }),
    told('ReviewRequested'),
  ),
  requestChanges: method(
    'requestChanges',
    inputs.requestChanges,
    ({ taskId, claimant, fence, reason }) => ({ _tag: 'RequestChanges', taskId, claimant, fence, reason }),
    told('ChangesRequested'),
  ),
  schedule: method(
    'schedule',
    inputs.schedule,
    ({ taskId, runAt, claimant, fence, reason }) => ({
      _tag: 'Schedule',
      taskId,
      runAt,
      claimant,
      fence,
      reason,
    }),
    told('Scheduled'),
  ),
  block: method(
    'block',
    inputs.block,
    ({ taskId, kind, claimant, fence, reason }) => ({ _tag: 'Block', taskId, kind, claimant, fence, reason }),
    told('Blocked'),
  ),
  unblock: method('unblock', inputs.unblock, plain('Unblock'), told('Unblocked')),
  triage: method('triage', inputs.triage, plain('Triage'), told('Triaged')),
  specify: method('specify', inputs.specify, plain('Specify'), told('Specified')),
  cancel: method(
    'cancel',
    inputs.cancel,
    ({ taskId, reason, children }) => ({ _tag: 'Cancel', taskId, reason, children }),
    told('Cancelled'),
  ),
  reopen: method(
    'reopen',
    inputs.reopen,
    ({ taskId, reason, running, cascade }) => ({ _tag: 'Reopen', taskId, reason, running, cascade }),
    told('Reopened'),
  ),
  archive: method('archive', inputs.archive, plain('Archive'), told('Archived')),
  unarchive: method('unarchive', inputs.unarchive, plain('Unarchive'), told('Unarchived')),
  comment: method(
    'comment',
    inputs.comment,
    ({ taskId, text }) => ({ _tag: 'Comment', taskId, text }),
    told('Commented'),
  ),
  assign: method(
    'assign',
    inputs.assign,
    ({ taskId, assignee }) => ({ _tag: 'Assign', taskId, assignee }),
    told('Assigned'),
  ),
  prioritise: method(
    'prioritise',
    inputs.prioritise,
    ({ taskId, priority }) => ({ _tag: 'Prioritise', taskId, priority }),
    told('Prioritised'),
  ),
  edit: method(
    'edit',
    inputs.edit,
    ({ taskId, title, data }) => ({ _tag: 'Edit', taskId, title, data }),
    told('Edited'),
  ),
  erase: method(
    'erase',
    inputs.erase,
    ({ taskId, position = 0, reason }) => ({
      _tag: 'Erase',
      what: taskId === undefined ? { position } : { taskId },
      reason,
    }),
    told('Erased'),
  ),
  sweep: method(
    'sweep',
    inputs.sweep,
    ({ limit, actor }, self) => ({ _tag: 'Sweep', detectedBy: actor ?? self, limit }),
    told('Swept'),
  ),
};
