import { FAILURES_NAMED } from '../events/blocked';
import type { Recorded, RecordedOf } from '../events/recorded';
import type { Task } from './task';
import { titleOf } from './title-of';

const isOf = <K extends Recorded['event']['kind']>(recorded: Recorded, kind: K): recorded is RecordedOf<K> =>
  recorded.event.kind === kind;

const none: ReadonlyArray<never> = [];

const begin = ({ stored, event, content }: RecordedOf<'created'>, id: string): Task => ({
  id,
  createdPosition: stored.position,
  title: titleOf(content),
  titlePosition: stored.position,
  dataPosition: stored.position,
  assignee: event.data.assignee,
  priority: event.data.priority,
  status: stored.status ?? 'todo',
  statusPosition: stored.position,
  version: stored.version ?? 1,
  fence: 0,
  attempts: 0,
  attempt: null,
  inReview: false,
  runAt: null,
  blockedAs: null,
  archivedAt: null,
  failures: 0,
  silences: 0,
  failurePositions: none,
  createdAt: stored.createdAt,
  completedAt: null,
  resultPosition: null,
  erasure: null,
  refusals: 0,
});

type Draft = { -readonly [K in keyof Task]: Task[K] };

/** Written out: spreading an object over another costs more than all the rest of a fold. */
const draftOf = (task: Task): Draft => ({
  id: task.id,
  createdPosition: task.createdPosition,
  title: task.title,
  titlePosition: task.titlePosition,
  dataPosition: task.dataPosition,
  assignee: task.assignee,
  priority: task.priority,
  status: task.status,
  statusPosition: task.statusPosition,
  version: task.version,
  fence: task.fence,
  attempts: task.attempts,
  attempt: task.attempt,
  inReview: task.inReview,
  runAt: task.runAt,
  blockedAs: task.blockedAs,
  archivedAt: task.archivedAt,
  failures: task.failures,
  silences: task.silences,
  failurePositions: task.failurePositions,
  createdAt: task.createdAt,
  completedAt: task.completedAt,
  resultPosition: task.resultPosition,
  erasure: task.erasure,
  refusals: task.refusals,
});

const freshStart = (draft: Draft): void => {
  draft.failures = 0;
  draft.silences = 0;
  draft.failurePositions = none;
};

const failedAt = (draft: Draft, position: number): void => {
  draft.failurePositions = [...draft.failurePositions, position].slice(-FAILURES_NAMED);
};

/** The task leaves what held it: an attempt, a time to wait for, a block. Whatever holds it next is set after this. */
const letGo = (draft: Draft): void => {
  draft.attempt = null;
  draft.runAt = null;
  draft.blockedAs = null;
};

const edit = (draft: Draft, { stored, event, content }: RecordedOf<'edited'>): void => {
  if (event.data.fields.includes('title')) {
    draft.title = titleOf(content);
    draft.titlePosition = stored.position;
  }
  if (event.data.fields.includes('data')) draft.dataPosition = stored.position;
};

const erase = (draft: Draft, { stored, event }: RecordedOf<'content_erased'>): void => {
  if (event.data.positions.includes(draft.titlePosition)) draft.title = null;
  draft.erasure = { position: stored.position, at: stored.createdAt, by: stored.actor };
};

const change = (draft: Draft, refusals: number, recorded: Recorded): void => {
  const { stored, event } = recorded;
  const { position, createdAt } = stored;
  switch (event.kind) {
    case 'claimed': {
      const { claimant, fence, leaseUntil, from, attempt } = event.data;
      letGo(draft);
      draft.fence = fence;
      draft.attempts = attempt;
      draft.attempt = {
        claimant,
        fence,
        claimedAt: createdAt,
        leaseUntil,
        heartbeatAt: null,
        from,
        position,
      };
      return;
    }
    case 'lease_extended': {
      const { leaseUntil } = event.data;
      if (draft.attempt !== null) draft.attempt = { ...draft.attempt, leaseUntil, heartbeatAt: createdAt };
      return;
    }
    case 'released':
    case 'became_due':
    case 'triaged':
    case 'specified':
    case 'revoked':
      letGo(draft);
      return;
    case 'attempt_failed':
      letGo(draft);
      draft.failures += 1;
      failedAt(draft, position);
      return;
    case 'reclaimed':
      letGo(draft);
      if (event.data.lastHeartbeatAt !== null) return;
      draft.silences += 1;
      failedAt(draft, position);
      return;
    case 'scheduled':
      letGo(draft);
      draft.runAt = event.data.runAt;
      return;
    case 'blocked':
      letGo(draft);
      draft.blockedAs = event.data.kind;
      return;
    case 'unblocked':
      letGo(draft);
      freshStart(draft);
      return;
    case 'review_requested':
      letGo(draft);
      draft.inReview = true;
      if (stored.contentHash !== null) draft.resultPosition = position;
      return;
    case 'changes_requested':
      letGo(draft);
      draft.inReview = false;
      draft.resultPosition = null;
      return;
    case 'completed':
      letGo(draft);
      freshStart(draft);
      draft.inReview = false;
      draft.completedAt = createdAt;
      if (stored.contentHash !== null) draft.resultPosition = position;
      return;
    case 'cancelled':
      letGo(draft);
      draft.inReview = false;
      return;
    case 'reopened':
      freshStart(draft);
      draft.completedAt = null;
      draft.resultPosition = null;
      return;
    case 'archived':
      draft.archivedAt = createdAt;
      return;
    case 'unarchived':
      draft.archivedAt = null;
      return;
    case 'assigned':
      draft.assignee = event.data.assignee;
      return;
    case 'prioritised':
      draft.priority = event.data.priority;
      return;
    case 'edited':
      edit(draft, recorded as RecordedOf<'edited'>);
      return;
    case 'content_erased':
      erase(draft, recorded as RecordedOf<'content_erased'>);
      return;
    case 'claim_rejected':
    case 'completion_rejected':
    case 'failure_rejected':
      draft.refusals = refusals + 1;
      return;
    case 'created':
    case 'linked':
    case 'unlinked':
    case 'promoted':
    case 'demoted':
    case 'dependency_invalidated':
    case 'dependency_waived':
    case 'commented':
    case 'ledger_opened':
    case 'writer_joined':
    case 'sealed':
    case 'foreign_observed':
    case 'evidence_taken':
      return;
    default:
      event satisfies never;
  }
};

const advance = (draft: Draft, recorded: Recorded): void => {
  const { stored } = recorded;
  const { refusals } = draft;
  draft.refusals = 0;
  draft.version = stored.version ?? draft.version;
  if (stored.status !== null && stored.status !== draft.status) {
    draft.status = stored.status;
    draft.statusPosition = stored.position;
  }
  change(draft, refusals, recorded);
};

const beginning = (recorded: Recorded): Task | undefined =>
  isOf(recorded, 'created') && recorded.stored.taskId !== null
    ? begin(recorded, recorded.stored.taskId)
    : undefined;

/**
 * The task after one more event of it: the one fold behind live views, rebuild, time travel and audit. Total: an event
 * of a task that was never created leaves nothing, and what a stranger wrote is followed as it stands.
 */
export const evolve = (task: Task | undefined, recorded: Recorded): Task | undefined => {
  if (task === undefined) return beginning(recorded);
  const draft = draftOf(task);
  advance(draft, recorded);
  return draft;
};

/** The same, and the task given is not as it was afterwards: for a fold that nobody looks back in. */
export const evolveInPlace = (task: Task | undefined, recorded: Recorded): Task | undefined => {
  if (task === undefined) return beginning(recorded);
  advance(task, recorded);
  return task;
};
