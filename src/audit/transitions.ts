import type { EventKind } from '../events/catalogue';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import type { Task } from '../projections/task';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { Findings } from './findings';
import { needsAttempt } from './named-attempt';

interface Transition {
  readonly from: ReadonlyArray<TaskStatus> | 'any';
  readonly to: ReadonlyArray<TaskStatus> | 'same';
}

const same: Transition = { from: 'any', to: 'same' };

const unended: ReadonlyArray<TaskStatus> = [
  'triage',
  'todo',
  'scheduled',
  'ready',
  'running',
  'blocked',
  'review',
];

const unheld: ReadonlyArray<TaskStatus> = [
  ...unended.filter((status) => status !== 'running'),
  'done',
  'cancelled',
];

/** Through the gate, or back to the review that the task was in. */
const wayBack: ReadonlyArray<TaskStatus> = ['ready', 'todo', 'review'];

/** From which status an event of each kind can lead to which. A second creation leads nowhere. */
const transitions: { readonly [K in EventKind]: Transition } = {
  ledger_opened: { from: [], to: [] },
  writer_joined: { from: [], to: [] },
  sealed: { from: [], to: [] },
  foreign_observed: { from: [], to: [] },
  evidence_taken: { from: [], to: [] },
  created: { from: [], to: [] },
  linked: same,
  unlinked: same,
  promoted: { from: ['todo'], to: ['ready'] },
  demoted: { from: ['ready'], to: ['todo'] },
  claimed: { from: ['ready', 'review'], to: ['running'] },
  claim_rejected: same,
  released: { from: ['running'], to: wayBack },
  completed: { from: ['running', 'ready', 'todo', 'blocked', 'review'], to: ['done'] },
  completion_rejected: same,
  failure_rejected: same,
  lease_extended: { from: ['running'], to: 'same' },
  attempt_failed: { from: ['running'], to: wayBack },
  reclaimed: { from: ['running'], to: wayBack },
  scheduled: { from: ['todo', 'ready', 'scheduled', 'running', 'review'], to: ['scheduled'] },
  became_due: { from: ['scheduled'], to: wayBack },
  blocked: {
    from: ['triage', 'todo', 'scheduled', 'ready', 'running', 'review'],
    to: ['blocked'],
  },
  unblocked: { from: ['blocked'], to: wayBack },
  triaged: { from: ['todo', 'ready', 'scheduled', 'blocked'], to: ['triage'] },
  specified: { from: ['triage'], to: wayBack },
  review_requested: { from: ['running'], to: ['review'] },
  changes_requested: { from: ['running', 'review'], to: ['ready', 'todo'] },
  cancelled: { from: unended, to: ['cancelled'] },
  reopened: { from: ['done', 'cancelled'], to: ['ready', 'todo'] },
  dependency_invalidated: { from: ['running', 'review', 'done'], to: 'same' },
  revoked: { from: ['running'], to: ['todo', 'review'] },
  dependency_waived: { from: unended, to: 'same' },
  archived: { from: unheld, to: 'same' },
  unarchived: same,
  commented: same,
  assigned: same,
  prioritised: same,
  edited: same,
  content_erased: same,
};

/** Claims that break a rule of their own are told by that rule, and acts on an attempt that does not stand by theirs. */
const toldElsewhere = ({ event }: Recorded, { status: from, attempt }: Task): boolean =>
  (event.kind === 'claimed' && (from === 'running' || from === 'done' || from === 'cancelled')) ||
  (needsAttempt(event.kind) && from !== 'running' && attempt === null);

const demotes = ({ event }: Recorded, from: TaskStatus, to: TaskStatus): boolean =>
  event.kind === 'claim_rejected' &&
  event.data.reason._tag === 'parents_not_done' &&
  from === 'ready' &&
  to === 'todo';

const first = (to: TaskStatus): boolean => to === 'ready' || to === 'todo';

/** What the flags of a task forbid: those of a review, and that of the archive. */
const flagged = (
  { event }: Recorded,
  to: TaskStatus,
  { status, inReview, archivedAt }: Task,
): string | undefined => {
  const { to: targets } = transitions[event.kind];
  if (targets === wayBack && (to === 'review') !== inReview) {
    return `leads to ${to}, and the task was ${inReview ? '' : 'not '}in review`;
  }
  if (event.kind === 'changes_requested' && status === 'running' && !inReview) {
    return 'ends a review, and the task was not in review';
  }
  const archived = archivedAt !== null;
  if (event.kind === 'claimed' && archived) return 'claims a task that is archived';
  if (event.kind === 'archived' && archived) return 'archives a task that is archived';
  if (event.kind === 'unarchived' && !archived) return 'takes a task out of the archive that is not in it';
  return undefined;
};

/** What is impossible about an event of a task that was `before`, or undefined where nothing is. */
const impossibility = (recorded: Recorded, before: Task | undefined, whole: boolean): string | undefined => {
  const { stored, event } = recorded;
  const { status: to } = stored;
  if (to === null) return 'tells no status';
  if (before === undefined) {
    return event.kind === 'created' && !first(to) ? `makes a task that is ${to}` : undefined;
  }
  const { status: from } = before;
  const { from: sources, to: targets } = transitions[event.kind];
  if (toldElsewhere(recorded, before) || demotes(recorded, from, to)) return undefined;
  const fits =
    (sources === 'any' || sources.includes(from)) &&
    (targets === 'same' ? to === from : targets.includes(to));
  if (!fits) return `leads from ${from} to ${to}, which it cannot`;
  return whole ? flagged(recorded, to, before) : undefined;
};

/** Checks that an event leads from the status its task had to one that its kind can lead to, just before it is taken in. */
export const checkTransition = (
  recorded: Recorded,
  before: Task | undefined,
  known: AuditedTask | undefined,
  findings: Findings,
): void => {
  const { taskId, position } = recorded.stored;
  if (taskId === null) return;
  const whole = known === undefined || known.blindAt === null;
  const what = impossibility(recorded, before, whole);
  if (what === undefined) return;
  const ref = refOf(recorded.stored);
  const evidence = [...(known === undefined ? [] : [as('status before', known.since)]), as('event', ref)];
  findings.add('TL505', {
    taskId,
    position,
    evidence,
    argument: `${at(ref)} of task ${task(taskId)} ${what}.`,
  });
};
