import type { EventKind } from '../../events/catalogue';
import type { NamedRule } from './explanation';

const rule = (name: string, sentence: string): NamedRule => ({ name, sentence });

const gate =
  'A task may be claimed while it is ready or waits for a review, nobody holds it, it is not archived, and none of its parents is open.';
const standing = 'Only who presents the standing attempt may act on it.';
const wayBack =
  'Whatever held a task back, it goes on through the gate: to ready where none of its parents is open, else to todo; back to its review where it was in review.';
const ended = 'A task that has ended satisfies its children where the policy says so.';
const noGate = 'It changes nothing about who may claim the task.';

/** The rule that events of each kind come about by. A kind without one does not compile. */
export const namedRules: { readonly [K in EventKind]: NamedRule } = {
  ledger_opened: rule('beginning', 'A log begins with the event that gives it its identity and its policy.'),
  writer_joined: rule('writer', 'A process says who it is before its first events.'),
  sealed: rule('seal', 'A log that goes on at another place takes no event here after its seal.'),
  created: rule('beginning of a task', 'A task begins ready where none of its parents is open, else todo.'),
  linked: rule(
    'link',
    'A task waits for its parents; a link that comes after a claim does not bind that claim.',
  ),
  unlinked: rule(
    'link',
    'A task waits for its parents only while they are linked; a waiver ends with its link.',
  ),
  promoted: rule('gate', 'A task that is todo is ready as soon as none of its parents is open.'),
  demoted: rule('gate', 'A task that is ready is todo as soon as one of its parents is open.'),
  claimed: rule('gate', gate),
  claim_rejected: rule('gate', `${gate} The first reason against it is the one that is recorded.`),
  released: rule('standing attempt', `${standing} ${wayBack}`),
  completed: rule(
    'standing attempt',
    `${standing} Where nobody holds a task, it can be completed by hand. A completion is not gated: open parents are named. ${ended}`,
  ),
  completion_rejected: rule('standing attempt', standing),
  lease_extended: rule('lease', `${standing} A heartbeat never makes a lease shorter.`),
  attempt_failed: rule('standing attempt', `${standing} ${wayBack}`),
  failure_rejected: rule('standing attempt', standing),
  reclaimed: rule(
    'lease',
    `A lease that has passed ends nothing by itself: the next claimer, or a sweep, takes the task back. ${wayBack}`,
  ),
  scheduled: rule(
    'schedule',
    'A task that waits for a time cannot be claimed until somebody finds that it has come.',
  ),
  became_due: rule('schedule', `The time that a task waited for has come. ${wayBack}`),
  blocked: rule('block', 'A blocked task cannot be claimed until it is unblocked.'),
  unblocked: rule('block', wayBack),
  triaged: rule('triage', 'A task in triage cannot be claimed until it is specified.'),
  specified: rule('triage', wayBack),
  review_requested: rule('review', `${standing} Who claims the task next reviews it.`),
  changes_requested: rule('review', 'A review that asks for changes sends the task back through the gate.'),
  cancelled: rule('end', `A cancelled task is not done; whoever held it has lost it. ${ended}`),
  reopened: rule(
    'reopening',
    'A task that had ended is to be done after all: it goes through the gate, and its children wait for it again.',
  ),
  dependency_invalidated: rule(
    'reopening',
    'A child that had relied on a parent which was reopened is told so; it may go on.',
  ),
  revoked: rule('reopening', 'A child that relied on a parent which was reopened is taken from its holder.'),
  dependency_waived: rule('waiver', 'A child need not wait for a parent while their link is waived.'),
  archived: rule('archive', 'An archived task is hidden and cannot be claimed.'),
  unarchived: rule('archive', 'A task out of the archive is as it was before it went there.'),
  commented: rule('note', noGate),
  assigned: rule('note', noGate),
  prioritised: rule('note', `It changes the order in which tasks are given out. ${noGate}`),
  edited: rule('note', noGate),
  content_erased: rule('erasure', `What people wrote goes, the facts of the log stay. ${noGate}`),
  evidence_taken: rule(
    'evidence',
    'A board of evidence says where the log of another system was found, and by what it can be known again.',
  ),
  foreign_observed: rule(
    'evidence',
    'What another system logged is kept as it was found, and translated on reading; no rule of this ledger made it.',
  ),
};

/** The kinds in which the parents of the task have a part: its status after them rests on these. */
export const restsOnParents: ReadonlySet<EventKind> = new Set<EventKind>([
  'created',
  'promoted',
  'demoted',
  'claimed',
  'claim_rejected',
  'released',
  'completed',
  'attempt_failed',
  'reclaimed',
  'became_due',
  'unblocked',
  'specified',
  'changes_requested',
  'reopened',
  'revoked',
]);
