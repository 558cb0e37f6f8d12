import type { EventKind } from '../events/catalogue';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { Findings } from './findings';

interface Transition {
  readonly from: ReadonlyArray<TaskStatus> | 'any';
  readonly to: ReadonlyArray<TaskStatus> | 'same';
}

const same: Transition = { from: 'any', to: 'same' };

/** From which status an event of each kind can lead to which. A second creation leads nowhere. */
const transitions: { readonly [K in EventKind]: Transition } = {
  ledger_opened: { from: [], to: [] },
  writer_joined: { from: [], to: [] },
  created: { from: [], to: [] },
  linked: same,
  unlinked: same,
  promoted: { from: ['todo'], to: ['ready'] },
  demoted: { from: ['ready'], to: ['todo'] },
  claimed: { from: ['ready', 'review'], to: ['running'] },
  claim_rejected: same,
  released: { from: ['running'], to: ['ready', 'todo', 'review'] },
  completed: { from: ['running', 'ready', 'todo', 'blocked', 'review'], to: ['done'] },
  completion_rejected: same,
  failure_rejected: same,
  lease_extended: { from: ['running'], to: 'same' },
  attempt_failed: { from: ['running'], to: ['ready', 'todo', 'review'] },
  reclaimed: { from: ['running'], to: ['ready', 'todo', 'review'] },
  scheduled: { from: ['todo', 'ready', 'scheduled', 'running', 'review'], to: ['scheduled'] },
  became_due: { from: ['scheduled'], to: ['ready', 'todo', 'review'] },
  blocked: {
    from: ['triage', 'todo', 'scheduled', 'ready', 'running', 'review'],
    to: ['blocked'],
  },
  unblocked: { from: ['blocked'], to: ['ready', 'todo', 'review'] },
  triaged: { from: ['todo', 'ready', 'scheduled', 'blocked'], to: ['triage'] },
  specified: { from: ['triage'], to: ['ready', 'todo', 'review'] },
  review_requested: { from: ['running'], to: ['review'] },
  changes_requested: { from: ['running', 'review'], to: ['ready', 'todo'] },
  cancelled: {
    from: ['triage', 'todo', 'scheduled', 'ready', 'running', 'blocked', 'review'],
    to: ['cancelled'],
  },
  reopened: { from: ['done', 'cancelled'], to: ['ready', 'todo'] },
  dependency_invalidated: { from: ['running', 'review', 'done'], to: 'same' },
  revoked: { from: ['running'], to: ['todo', 'review'] },
  dependency_waived: same,
  archived: same,
  unarchived: same,
  commented: same,
  assigned: same,
  prioritised: same,
  edited: same,
  content_erased: same,
};

/** Claims that break a rule of their own are told by that rule. */
const toldElsewhere = ({ event }: Recorded, from: TaskStatus): boolean =>
  (event.kind === 'claimed' && (from === 'running' || from === 'done' || from === 'cancelled')) ||
  (event.kind === 'released' && from !== 'running');

const demotes = ({ event }: Recorded, from: TaskStatus, to: TaskStatus): boolean =>
  event.kind === 'claim_rejected' &&
  event.data.reason._tag === 'parents_not_done' &&
  from === 'ready' &&
  to === 'todo';

const first = (to: TaskStatus): boolean => to === 'ready' || to === 'todo';

/** What is impossible about an event of a task that had the status `from`, or undefined where nothing is. */
const impossibility = (recorded: Recorded, from: TaskStatus | undefined): string | undefined => {
  const { stored, event } = recorded;
  const { status: to } = stored;
  if (to === null) return 'tells no status';
  if (from === undefined) {
    return event.kind === 'created' && !first(to) ? `makes a task that is ${to}` : undefined;
  }
  const { from: sources, to: targets } = transitions[event.kind];
  if (toldElsewhere(recorded, from) || demotes(recorded, from, to)) return undefined;
  const fits =
    (sources === 'any' || sources.includes(from)) &&
    (targets === 'same' ? to === from : targets.includes(to));
  return fits ? undefined : `leads from ${from} to ${to}, which it cannot`;
};

/** Checks that an event leads from the status its task had to one that its kind can lead to, just before it is taken in. */
export const checkTransition = (
  recorded: Recorded,
  from: TaskStatus | undefined,
  known: AuditedTask | undefined,
  findings: Findings,
): void => {
  const { taskId, position } = recorded.stored;
  if (taskId === null) return;
  const what = impossibility(recorded, from);
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
