import type { EventKind } from '../../src/events/catalogue';
import * as asking from '../commands/asking';
import { later } from '../commands/given';
import type { Past } from '../commands/given';

const { claim, complete, create, link } = asking;

/** A task that ann holds for a second. */
const held: ReadonlyArray<Past> = [create('a', { data: { n: 1 } }), claim('a', 'ann', 1_000)];

/** A child that waits for its parent. */
const waiting: ReadonlyArray<Past> = [create('p', { priority: 2 }), create('c', { parents: ['p'] })];

/** A child that ann holds, since its parent is done. */
const relying: ReadonlyArray<Past> = [...waiting, complete('p', { result: 'ok' }), claim('c')];

const byAnn = { claimant: 'ann', fence: 1 } as const;

/** A short history for each kind of event, in which it comes about as its writers make it come about. */
export const histories: { readonly [K in EventKind]: ReadonlyArray<Past> } = {
  ledger_opened: [create('a')],
  writer_joined: [
    create('a'),
    {
      kind: 'writer_joined',
      data: { version: '0.1.0', host: 'another', pid: 2, node: 'v20.12.0' },
      taskId: null,
      status: null,
    },
    complete('a'),
  ],
  created: [
    create('p'),
    create('a', { parents: ['p'], assignee: 'ann', priority: -3, data: { why: ['é', 1.5] } }),
  ],
  linked: [create('p'), create('q'), create('c'), link('p', 'c'), claim('q'), link('p', 'q')],
  unlinked: [...waiting, asking.waive('p', 'c'), asking.unlink('p', 'c'), link('p', 'c')],
  promoted: [...waiting, complete('p')],
  demoted: [create('p'), create('c'), link('p', 'c')],
  claimed: [...relying, create('d'), claim('d', 'bob', 60_000)],
  claim_rejected: [...waiting, claim('c', 'bob'), claim('p'), claim('p', 'bob'), claim('c', 'bob')],
  released: [...held, later(10), asking.release('a', { ...byAnn, reason: 'no time' })],
  completed: [
    ...relying,
    later(5),
    complete('c', { ...byAnn, result: { lines: 12 } }),
    create('d'),
    complete('d'),
  ],
  completion_rejected: [...held, complete('a', { fence: 7 }), complete('a', byAnn), complete('a', byAnn)],
  lease_extended: [...held, later(900), asking.heartbeat('a', { ...byAnn, leaseMs: 1_000 })],
  attempt_failed: [...held, asking.fail('a', { ...byAnn, error: 'it broke' })],
  failure_rejected: [...held, asking.fail('a', { claimant: 'bob', fence: null })],
  reclaimed: [...held, later(1_500), asking.sweep(), claim('a', 'bob')],
  scheduled: [
    create('s', { runAt: 1_800_000_000_000 }),
    ...held,
    asking.fail('a', { ...byAnn, delayMs: 500 }),
  ],
  became_due: [...held, asking.fail('a', { ...byAnn, delayMs: 500 }), later(500), asking.sweep()],
  blocked: [
    create('b'),
    asking.block('b', 'needs_input', { reason: 'which colour?' }),
    ...held,
    asking.fail('a', { ...byAnn, attempts: 1, error: 'it broke' }),
  ],
  unblocked: [create('b'), asking.block('b'), asking.unblock('b')],
  triaged: [create('a', { triage: true }), create('b'), asking.triage('b')],
  specified: [create('a', { triage: true }), asking.specify('a')],
  review_requested: [...held, asking.requestReview('a', { ...byAnn, result: 'a draft' })],
  changes_requested: [
    ...held,
    asking.requestReview('a', byAnn),
    asking.requestChanges('a', { reason: 'more tests' }),
  ],
  cancelled: [
    ...waiting,
    asking.cancel('p', 'keep'),
    create('d', { parents: ['c'] }),
    asking.cancel('c', 'cancel'),
  ],
  reopened: [...waiting, complete('p'), asking.reopen('p')],
  dependency_invalidated: [...relying, asking.reopen('p')],
  revoked: [...relying, asking.reopen('p', { running: 'revoke' })],
  dependency_waived: [...waiting, asking.waive('p', 'c'), claim('c')],
  archived: [create('a'), asking.archive('a'), claim('a')],
  unarchived: [create('a'), asking.archive('a'), asking.unarchive('a')],
  commented: [create('a'), asking.comment('a', 'a word')],
  assigned: [
    create('a'),
    asking.assign('a', 'ann'),
    create('b', { assignee: 'bob' }),
    asking.assign('b', null),
  ],
  prioritised: [create('a'), asking.prioritise('a', 7)],
  edited: [create('a'), asking.edit('a', { title: 'another', data: [1, null] })],
  content_erased: [
    create('a'),
    asking.comment('a'),
    asking.erase({ position: 4 }),
    create('b'),
    asking.erase({ taskId: 'b' }),
  ],
  foreign_observed: [
    create('a'),
    {
      kind: 'foreign_observed',
      data: {
        source: 'kanban.db',
        sourceId: 'task_events/1',
        subject: 't_1',
        kind: 'created',
        payload: '{"status": "ready", "parents": []}',
        encoding: 'text',
        at: 1_795_343_008_000,
      },
      taskId: null,
      status: null,
    },
  ],
  evidence_taken: [
    create('a'),
    {
      kind: 'evidence_taken',
      data: {
        format: 'hermes',
        source: 'kanban.db',
        files: [{ name: 'kanban.db', bytes: 7_168, sha256: 'e3b0c44298fc1c149afbf4c8996fb924' }],
        events: 1,
        sequence: 1,
        eventsOnlyInWal: 0,
        broken: [],
      },
      taskId: null,
      status: null,
    },
  ],
  sealed: [create('a'), { kind: 'sealed', data: { to: '/boards/moved.db' }, taskId: null, status: null }],
};
