import type { NewEvent } from '../../src/commands/new-event';
import {
  blocked,
  cancelled,
  causedBy,
  demoted,
  failed,
  invalidated,
  plain,
  promoted,
  reclaimed,
  reopened,
  revoked,
  scheduled,
  waived,
} from './events';
import { findingsOn } from './findings-of';
import { WrittenLog } from './written-log';

const bad = (log: WrittenLog): ReadonlyArray<string> =>
  findingsOn(log).filter((code) => code.startsWith('TL508'));

const { causedBy: _none, ...nothing } = { causedBy: 0 };
const uncaused = (event: NewEvent): NewEvent => ({ ...event, ...nothing });

/** `p` (3) above `c` (4), and `x` (5) beside them. */
const family = (policy: ReadonlyArray<'done' | 'cancelled'> = ['done']): WrittenLog =>
  new WrittenLog(policy).created('p').created('c', ['p'], 'todo').created('x');

const done = { id: 'p', status: 'done', position: 6 } as const;

/** The same, `p` completed (6), `c` promoted (7) and claimed (8). */
const relying = (): WrittenLog =>
  family()
    .completed('p', null, ['c'])
    .claimed('c', { parents: [done] });

const unlinked = (parentId: string): NewEvent => ({
  kind: 'unlinked',
  data: { parentId },
  taskId: 'c',
  status: 'todo',
});

/** Effects that always name their cause: what leads to them, the effect (the second event of its command), and a wrong cause. */
const effects: ReadonlyArray<readonly [string, () => WrittenLog, NewEvent, NewEvent, NewEvent]> = [
  [
    'promoted by a waiver',
    () => family(),
    waived('p', 'c', 'todo'),
    promoted('p', 'c'),
    plain('commented', 'p', 'ready'),
  ],
  ['promoted by the end of a link', () => family(), unlinked('p'), promoted('p', 'c'), unlinked('x')],
  [
    'promoted by a cancellation that satisfies',
    () => family(['done', 'cancelled']),
    cancelled('p', { openChildren: ['c'] }),
    promoted('p', 'c'),
    cancelled('x'),
  ],
  [
    'demoted by a reopening',
    () => family().completed('p', null, ['c']),
    reopened('p'),
    demoted('p', 'c'),
    plain('commented', 'p', 'done'),
  ],
  [
    'dependency_invalidated by a reopening',
    relying,
    reopened('p'),
    invalidated('p', 'c', 'running'),
    plain('commented', 'p', 'done'),
  ],
  ['revoked by a reopening', relying, reopened('p'), revoked('p', 'c'), plain('commented', 'p', 'done')],
];

describe.each(effects)('%s', (_what, before, cause, effect, other) => {
  it('names it', () => {
    expect(bad(before().command(cause, causedBy(0, effect)))).toEqual([]);
  });

  it('names no other, and does not go without', () => {
    expect(bad(before().command(other, causedBy(0, effect)))).toHaveLength(1);
    expect(bad(before().command(cause, uncaused(effect)))).toHaveLength(1);
    expect(bad(before().command(effect))).toHaveLength(1);
    expect(bad(before().command(cause).command(effect))).toHaveLength(1);
  });
});

const made: NewEvent = {
  kind: 'created',
  data: { assignee: null, priority: 0, parents: [] },
  taskId: 'n',
  status: 'ready',
};

const held = (): WrittenLog => family().claimed('x', { leaseUntil: 1_000 });

/** Kinds that are asked for, or follow from something: where they follow, what leads to it and what does not. */
const either: ReadonlyArray<readonly [string, () => WrittenLog, NewEvent, NewEvent, NewEvent]> = [
  ['triaged by a creation', () => family(), made, plain('triaged', 'n', 'triage'), { ...made, taskId: 'm' }],
  ['scheduled by a creation', () => family(), made, scheduled('n', 2_000), { ...made, taskId: 'm' }],
  ['scheduled by a failure', held, failed('x'), scheduled('x', 2_000), plain('commented', 'x', 'running')],
  [
    'blocked by a failure',
    held,
    failed('x'),
    blocked('x', { kind: 'gave_up' }),
    plain('commented', 'x', 'running'),
  ],
  ['blocked by a reclaim', held, reclaimed('x', 1_000), blocked('x', { kind: 'gave_up' }), reopened('x')],
  [
    'dependency_waived by a cancellation',
    () => family(),
    cancelled('p', { openChildren: ['c'] }),
    waived('p', 'c', 'todo'),
    cancelled('x'),
  ],
  [
    'cancelled by a cancellation',
    () => family(),
    cancelled('p', { openChildren: ['c'] }),
    cancelled('c'),
    cancelled('x'),
  ],
  [
    'reopened by a reopening',
    () => relying().completed('c', 1),
    reopened('p'),
    reopened('c', 'done', 'todo'),
    plain('commented', 'p', 'done'),
  ],
];

const promotedAfter = (): WrittenLog => family().completed('p', null, ['c']);

const grandchild = (): WrittenLog => family().created('d', ['c'], 'todo');

describe.each(either)('%s', (_what, before, cause, effect, other) => {
  it('names it, and nothing else', () => {
    expect(bad(before().command(cause, causedBy(0, effect)))).toEqual([]);
    expect(bad(before().command(other, causedBy(0, effect)))).toHaveLength(1);
    expect(bad(before().command(cause, uncaused(effect)))).toHaveLength(1);
  });

  it('names nothing where it is what was asked for', () => {
    expect(bad(before().command(cause).command(effect))).toEqual([]);
  });
});

describe('an effect', () => {
  it('is not that of a block of another kind', () => {
    expect(bad(held().command(failed('x'), causedBy(0, blocked('x'))))).toEqual(['TL508@8']);
  });

  it('is not that of a parent that does not satisfy by it', () => {
    const log = family().command(cancelled('p', { openChildren: ['c'] }), causedBy(0, promoted('p', 'c')));
    expect(bad(log)).toEqual(['TL508@7']);
  });

  it('is not that of a parent that satisfied as little before it', () => {
    const log = new WrittenLog().created('p').created('c').command(cancelled('p'));
    log.command(reopened('p', 'cancelled'), causedBy(0, demoted('p', 'c')));
    expect(bad(log)).toEqual(['TL508@7']);
  });

  it('is not that of a task that is no parent', () => {
    const log = relying().completed('c', 1).completed('x', null);
    log.command(reopened('x'), causedBy(0, reopened('c')));
    expect(bad(log)).toEqual(['TL508@12']);
  });

  it('is that of a cancellation further up, by way of what was cancelled between', () => {
    const both = [
      cancelled('p', { openChildren: ['c'] }),
      causedBy(0, cancelled('c', { openChildren: ['d'] })),
    ] as const;
    expect(bad(grandchild().command(...both, causedBy(0, cancelled('d'))))).toEqual([]);
    expect(bad(grandchild().command(both[0], causedBy(0, cancelled('d'))))).toEqual(['TL508@8']);
  });

  it('is not asked of a cause that is lost, or cannot be read', () => {
    expect(bad(promotedAfter().lose(6))).toEqual([]);
    expect(bad(promotedAfter().forge(6, { kind: 'unheard' }))).toEqual([]);
  });

  it('is nothing that a claim is', () => {
    const log = new WrittenLog().command(made, causedBy(0, plain('commented', 'n', 'ready')));
    expect(bad(log)).toEqual(['TL508@4']);
  });
});
