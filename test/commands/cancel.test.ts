import type { Cancelled } from '../../src/commands/answer';
import type { Cancel } from '../../src/commands/cancel';
import {
  archive,
  block,
  cancel,
  claim,
  complete,
  heartbeat,
  requestReview,
  schedule,
  triage,
  waive,
} from './asking';
import type { Past } from './given';
import { created, given } from './given';

const either = ['done', 'cancelled'] as const;

describe('cancelling a task', () => {
  it.each<[string, ReadonlyArray<Past>]>([
    ['ready', [created('a')]],
    ['todo', [created('p'), created('a', { parents: ['p'] })]],
    ['in triage', [created('a'), triage('a')]],
    ['scheduled', [created('a'), schedule('a', 9_000)]],
    ['blocked', [created('a'), block('a')]],
    ['in review', [created('a'), claim('a'), requestReview('a')]],
  ])('ends one that is %s', (_status, past) => {
    const then = given(...past)
      .when(cancel('a'))
      .appends(['cancelled'])
      .accepts({ _tag: 'Cancelled', openChildren: [], open: 0, cancelled: [], waived: [], promoted: [] });
    expect(then.ledger.board.task('a')).toMatchObject({
      status: 'cancelled',
      attempt: null,
      runAt: null,
      blockedAs: null,
      inReview: false,
    });
  });

  it('ends the attempt of whoever holds it, and names it', () => {
    const then = given(created('a'), claim('a')).when(cancel('a')).appends(['cancelled']);
    expect(then.events[0]?.event.data).toEqual({ claimant: 'ann', fence: 1, openChildren: [], open: 0 });
    given(created('a'), claim('a'), cancel('a'))
      .when(heartbeat('a'))
      .refuses({ _tag: 'terminal', status: 'cancelled' });
  });

  it('keeps a reason as content', () => {
    const { events } = given(created('a')).when({ ...cancel('a'), reason: 'no need' });
    expect(events[0]?.content?.content).toBe('{"reason":"no need"}');
  });

  it('is refused once it has ended', () => {
    given(created('a'), complete('a')).when(cancel('a')).refuses({ _tag: 'terminal', status: 'done' });
    given(created('a'), cancel('a')).when(cancel('a')).refuses({ _tag: 'terminal', status: 'cancelled' });
  });

  it('is refused while it is archived, and where there is no such task', () => {
    given(created('a'), archive('a')).when(cancel('a')).appends([]).refuses({ _tag: 'archived' });
    given().when(cancel('a')).appends([]).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('cancelling a task with children', () => {
  const family: ReadonlyArray<Past> = [
    created('p'),
    created('a', { parents: ['p'] }),
    created('b', { parents: ['p'] }),
    created('both', { parents: ['a', 'b'] }),
    created('over', { parents: ['p'] }),
    complete('over'),
  ];

  it('keeps them, where nothing else is said, and names those that are open', () => {
    const then = given(...family)
      .when(cancel('p'))
      .appends(['cancelled'])
      .accepts({ openChildren: ['a', 'b'], open: 2, cancelled: [] });
    expect(then.ledger.board.task('a')?.status).toBe('todo');
  });

  it('names 64 of them, and counts them all', () => {
    const many = Array.from({ length: 70 }, (_, i) => `c${i}`);
    given(created('p'), ...many.map((id) => created(id, { parents: ['p'] })))
      .when(cancel('p'))
      .accepts({ openChildren: many.slice(0, 64), open: 70 });
  });

  it('cancels all their open descendants, each once, where that is asked', () => {
    const then = given(...family)
      .when(cancel('p', 'cancel'))
      .appends(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
      .accepts({ cancelled: ['a', 'b', 'both'], openChildren: ['a', 'b'], open: 2 });
    expect(then.events.map(({ stored }) => stored.causation)).toEqual([null, 9, 9, 9]);
    expect(then.ledger.board.task('over')?.status).toBe('done');
  });

  it('reaches no descendant through one that has ended', () => {
    given(created('p'), created('a', { parents: ['p'] }), created('below', { parents: ['a'] }), complete('a'))
      .when(cancel('p', 'cancel'))
      .appends(['cancelled'])
      .accepts({ cancelled: [] });
  });

  it('ends the attempts of descendants with them', () => {
    const then = given(
      created('p'),
      complete('p'),
      created('a', { parents: ['p'] }),
      created('top'),
      claim('a', 'bob'),
      { _tag: 'Link', parentId: 'top', childId: 'a', ifStarted: 'link' },
    ).when(cancel('top', 'cancel'));
    expect(then.events[1]?.event.data).toMatchObject({ claimant: 'bob', fence: 1 });
  });

  it('lets them not wait for it, where that is asked', () => {
    const then = given(...family)
      .when(cancel('p', 'waive'))
      .appends(['cancelled', 'dependency_waived', 'promoted', 'dependency_waived', 'promoted'])
      .accepts({ waived: ['a', 'b'], promoted: ['a', 'b'], cancelled: [] });
    expect(then.events.map(({ stored }) => stored.causation)).toEqual([null, 9, 10, 9, 12]);
    expect(then.ledger.board.link('p', 'a')?.waived).toBe(10);
  });

  it('leaves a child waiting that has another open parent', () => {
    given(...family)
      .when(cancel('a', 'waive'))
      .appends(['cancelled', 'dependency_waived'])
      .accepts({ waived: ['both'], promoted: [] });
  });

  it('waives no link twice', () => {
    given(...family, waive('p', 'a'))
      .when(cancel('p', 'waive'))
      .accepts({ waived: ['b'] });
  });
});

describe('cancelling a task where cancelled satisfies', () => {
  const past: ReadonlyArray<Past> = [
    created('p'),
    created('q'),
    created('a', { parents: ['p'] }),
    created('both', { parents: ['p', 'q'] }),
    created('below', { parents: ['a'] }),
  ];

  it('promotes the children that waited for it alone', () => {
    given(...past)
      .where(either)
      .when(cancel('p'))
      .appends(['cancelled', 'promoted'])
      .accepts({ promoted: ['a'], openChildren: ['a', 'both'] });
  });

  it('promotes none that it cancels in turn', () => {
    const { ledger } = given(...past)
      .where(either)
      .when(cancel('p', 'cancel'))
      .accepts({ cancelled: ['a', 'both', 'below'], promoted: [] });
    expect([...ledger.board.tasks.values()].map(({ id, status }) => [id, status])).toEqual([
      ['p', 'cancelled'],
      ['q', 'ready'],
      ['a', 'cancelled'],
      ['both', 'cancelled'],
      ['below', 'cancelled'],
    ]);
  });

  it('has nothing to waive: its children do not wait for it any more', () => {
    given(...past)
      .where(either)
      .when(cancel('p', 'waive'))
      .appends(['cancelled', 'promoted'])
      .accepts({ waived: [], promoted: ['a'] });
  });
});

describe('cancelling a task above archived ones', () => {
  const above = [
    created('p'),
    created('a', { parents: ['p'] }),
    created('b', { parents: ['a'] }),
    created('c', { parents: ['p'] }),
    archive('a'),
  ];

  it.each<[Cancel['children'], Partial<Cancelled>]>([
    ['cancel', { cancelled: ['c'] }],
    ['waive', { waived: ['c'] }],
  ])('leaves them, and what is below them, as they are: %s', (children, touched) => {
    given(...above)
      .when(cancel('p', children))
      .accepts({ ...touched, openChildren: ['a', 'c'] });
  });
});
