import type { Event, EventOf, EventKind } from '../../src/events/catalogue';

const parents = [
  { id: 'p', status: 'todo', position: 4 },
  { id: 'q', status: 'ready', position: 5, waived: 9 },
] as const;

/** One event of every kind: a kind without one does not compile. */
export const oneOfEach: { readonly [K in EventKind]: EventOf<K>['data'] } = {
  ledger_opened: { ledgerId: 'L', satisfiedBy: ['done', 'cancelled'], format: 1 },
  writer_joined: { version: '1.0.0', host: 'here', pid: 1, node: 'v20' },
  sealed: { to: '/boards/moved.db' },
  created: { assignee: null, priority: -3, parents: ['p', 'q'] },
  linked: { parentId: 'p', parentStatus: 'running', binds: 'next_attempt' },
  unlinked: { parentId: 'p' },
  promoted: { parentId: 'p' },
  demoted: { parentId: 'p' },
  claimed: {
    claimant: 'ann',
    fence: 2,
    leaseUntil: 5,
    from: 'review',
    attempt: 2,
    parents,
    open: 1,
    total: 1,
  },
  claim_rejected: { claimant: 'ann', reason: { _tag: 'parents_not_done' }, parents, open: 1, total: 1 },
  released: { claimant: 'ann', fence: 2 },
  completed: { claimant: null, fence: null, openParents: parents },
  completion_rejected: {
    claimant: null,
    fence: 1,
    reason: { _tag: 'held', claimant: 'ann', fence: 2, leaseUntil: null },
  },
  lease_extended: { claimant: 'ann', fence: 2, leaseUntil: 900 },
  attempt_failed: { claimant: 'ann', fence: 2, attempt: 2 },
  failure_rejected: { claimant: 'ann', fence: null, reason: { _tag: 'not_claimed', status: 'ready' } },
  reclaimed: { claimant: 'ann', fence: 2, leaseUntil: 900, lastHeartbeatAt: null, detectedBy: 'sweeper' },
  scheduled: { runAt: 1_000, claimant: null, fence: null },
  became_due: { runAt: 1_000 },
  blocked: { kind: 'gave_up', claimant: 'ann', fence: 2, failures: [7, 9] },
  unblocked: { kind: 'gave_up' },
  triaged: {},
  specified: {},
  review_requested: { claimant: 'ann', fence: 2 },
  changes_requested: { claimant: null, fence: null },
  cancelled: { claimant: null, fence: null, openChildren: ['c'], open: 1 },
  reopened: { from: 'cancelled' },
  dependency_invalidated: { parentId: 'p' },
  revoked: { parentId: 'p', claimant: 'ann', fence: 2 },
  dependency_waived: { parentId: 'p' },
  archived: {},
  unarchived: {},
  commented: {},
  assigned: { assignee: null },
  prioritised: { priority: -1 },
  edited: { fields: ['title', 'data'] },
  content_erased: { positions: [3, 4] },
};

/** The same as events. */
export const events = Object.entries(oneOfEach).map(([kind, data]) => ({ kind, data }) as Event);
