import type { Event, EventOf, EventKind } from '../../src/events/catalogue';

const parents = [{ id: 'p', status: 'todo', position: 4 }] as const;

/** One event of every kind: a kind without one does not compile. */
export const oneOfEach: { readonly [K in EventKind]: EventOf<K>['data'] } = {
  ledger_opened: { ledgerId: 'L', satisfiedBy: ['done', 'cancelled'], format: 1 },
  writer_joined: { version: '1.0.0', host: 'here', pid: 1, node: 'v20' },
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
};

/** The same as events. */
export const events = Object.entries(oneOfEach).map(([kind, data]) => ({ kind, data }) as Event);
