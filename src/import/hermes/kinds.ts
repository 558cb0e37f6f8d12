import { isLeft, map, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { DecodeFault } from '../../events/decode-fault';
import type { ObservedEffect } from '../../audit/observation';
import type { Payload } from './payload';

/** What an event of the Hermes kernel is about, just before it. */
export interface Subject {
  readonly taskId: string;
  /** The status that the replay gives the task before it; null where it is not known. */
  readonly before: string | null;
  /** The replayed status of another task; null where it is not known. */
  readonly statusOf: (taskId: string) => string | null;
}

/** What an event of a kind does, from what it brings. */
export type Kind = (payload: Payload, subject: Subject) => Either<DecodeFault, ReadonlyArray<ObservedEffect>>;

const to = (status: string): ObservedEffect => ({ _tag: 'Status', status });

const nothing: Kind = () => right([]);

const always =
  (status: string): Kind =>
  () =>
    right([to(status)]);

const named =
  (field: string): Kind =>
  (payload) =>
    map((status: string) => [to(status)])(payload.text(field));

const namedOr =
  (field: string, otherwise: string): Kind =>
  (payload) =>
    map((status: string) => [to(status)])(payload.textOr(field, otherwise));

const back = namedOr('status', 'ready');
const retry = namedOr('retry_status', 'ready');
const moved = named('status');
const invalidated = named('new_status');
const retried = named('to_status');

const linkFrom = (parentId: string, childId: string): ObservedEffect => ({
  _tag: 'Linked',
  parentId,
  childId,
});

const created: Kind = (payload, { taskId }) => {
  const parents = payload.texts('parents');
  if (isLeft(parents)) return parents;
  const decomposed = payload.has('from_decompose_of') && !payload.has('status');
  const status = decomposed ? right('todo') : payload.text('status');
  if (isLeft(status)) return status;
  const links = parents.right.map((parentId) => linkFrom(parentId, taskId));
  return right([{ _tag: 'Created' }, ...links, to(status.right)]);
};

const ends = (
  payload: Payload,
  { taskId }: Subject,
): Either<DecodeFault, { readonly parentId: string; readonly childId: string }> => {
  const parent = payload.text('parent');
  const child = payload.textOr('child', taskId);
  if (isLeft(parent)) return parent;
  return isLeft(child) ? child : right({ parentId: parent.right, childId: child.right });
};

/** A link takes a ready child back to todo while its parent is not done: no event of its own says so. */
const linked: Kind = (payload, subject) => {
  const link = ends(payload, subject);
  if (isLeft(link)) return link;
  const { parentId, childId } = link.right;
  const waits = subject.taskId === childId && subject.before === 'ready';
  const demoted = waits && subject.statusOf(parentId) !== 'done';
  return right([{ _tag: 'Linked', parentId, childId }, ...(demoted ? [to('todo')] : [])]);
};

const unlinked: Kind = (payload, subject) =>
  map((link: { readonly parentId: string; readonly childId: string }): ReadonlyArray<ObservedEffect> => [
    { _tag: 'Unlinked', ...link },
  ])(ends(payload, subject));

const decomposed: Kind = (payload, { taskId }) =>
  map((children: ReadonlyArray<string>) => [...children.map((id) => linkFrom(id, taskId)), to('todo')])(
    payload.texts('child_ids'),
  );

const claimed: Kind = (payload) =>
  right([
    {
      _tag: 'Claimed',
      claimant: payload.textOrNull('lock'),
      fence: null,
      leaseUntil: payload.timeOrNull('expires'),
    },
    to('running'),
  ]);

const refused: Kind = (payload, { before }) =>
  right([
    { _tag: 'Refused', claimant: payload.textOrNull('lock'), reason: payload.textOrNull('reason') },
    ...(before === 'ready' ? [to('todo')] : []),
  ]);

const gaveUp: Kind = (_payload, { before }) =>
  right(before === 'running' || before === 'ready' || before === 'review' ? [to('blocked')] : []);

const extended: Kind = (payload) =>
  right([{ _tag: 'LeaseExtended', leaseUntil: payload.timeOrNull('expires') }]);

/** Kinds by which an attempt ends, whatever is known of the task before. */
export const endings: ReadonlySet<string> = new Set([
  'completed',
  'reclaimed',
  'stale',
  'timed_out',
  'crashed',
  'protocol_violation',
  'rate_limited',
  'spawn_failed',
]);

const table = {
  created,
  linked,
  unlinked,
  decomposed,
  claimed,
  claim_rejected: refused,
  completed: always('done'),
  archived: always('archived'),
  status: moved,
  promoted: back,
  ready: back,
  unblocked: back,
  changes_requested: back,
  review_reopened: back,
  promoted_manual: always('ready'),
  blocked: always('blocked'),
  scheduled: always('scheduled'),
  specified: always('todo'),
  dependency_wait: always('todo'),
  block_loop_detected: always('triage'),
  review_requested: always('review'),
  reclaimed: retry,
  stale: retry,
  timed_out: retry,
  crashed: retry,
  protocol_violation: retry,
  rate_limited: retry,
  spawn_failed: retry,
  reconciled: always('ready'),
  gave_up: gaveUp,
  spawn_auto_blocked: gaveUp,
  descendant_invalidated: invalidated,
  retried,
  claim_extended: extended,
  priority: nothing,
  assigned: nothing,
  attached: nothing,
  attachment_removed: nothing,
  reclaim_deferred: nothing,
  commented: nothing,
  completion_blocked_hallucination: nothing,
  suspected_hallucinated_references: nothing,
  edited: nothing,
  heartbeat: nothing,
  spawned: nothing,
  reprioritized: nothing,
  respawn_guarded: nothing,
  tip_scratch_workspace: nothing,
  model_override_set: nothing,
  reasoning_effort_set: nothing,
  mutex_parked: nothing,
  mutex_released: nothing,
} satisfies Readonly<Record<string, Kind>>;

const telling: ReadonlySet<Kind> = new Set([
  created,
  linked,
  unlinked,
  decomposed,
  back,
  retry,
  moved,
  invalidated,
  retried,
]);

const kinds: ReadonlyMap<string, Kind> = new Map(Object.entries(table));

/** What events of a kind do, in whichever version of the kernel; undefined for a kind that is not known. */
export const kindNamed = (kind: string): Kind | undefined => kinds.get(kind);

/** Whether what an event of a kind does to statuses and links is said by what it brings. */
export const needsPayload = (kind: string): boolean => {
  const found = kinds.get(kind);
  return found !== undefined && telling.has(found);
};

/** What an event does as far as its kind alone tells it, where what it brings cannot be read. */
export const withoutPayload = (kind: string, { before }: Subject): ReadonlyArray<ObservedEffect> => {
  const unknown: ObservedEffect = { _tag: 'Unknown' };
  switch (kind) {
    case 'created':
      return [{ _tag: 'Created' }, unknown];
    case 'decomposed':
      return [unknown, to('todo')];
    case 'linked':
    case 'unlinked':
      // Only a ready task can have been moved by a link.
      return before === null || before === 'ready' ? [unknown] : [unknown, to(before)];
    default:
      return [{ _tag: 'StatusUnknown' }];
  }
};
