import {
  archive,
  block,
  cancel,
  claim,
  complete,
  link,
  release,
  reopen,
  requestReview,
  schedule,
  triage,
  waive,
} from './asking';
import type { Past } from './given';
import { created, given } from './given';

const under = (...parents: ReadonlyArray<string>) => ({ parents });

describe('reopening a task', () => {
  it.each([
    ['done', complete('a')],
    ['cancelled', cancel('a')],
  ] as const)('has one that is %s done after all', (status, ended) => {
    const then = given(created('a'), ended).when(reopen('a')).appends(['reopened']).accepts({
      _tag: 'Reopened',
      id: 'a',
      status: 'ready',
      demoted: [],
      invalidated: [],
      revoked: [],
      reopened: [],
    });
    expect(then.events[0]).toMatchObject({
      event: { data: { from: status } },
      content: { content: '{"reason":"it was not done well"}' },
    });
  });

  it('takes back when it was completed, and its result', () => {
    const { ledger } = given(created('a'), complete('a', { result: 1 })).when(reopen('a'));
    expect(ledger.board.task('a')).toMatchObject({ completedAt: null, resultPosition: null });
  });

  it('is gated', () => {
    given(created('p'), created('c', under('p')), complete('c'))
      .when(reopen('c'))
      .accepts({ status: 'todo' });
  });

  it('keeps the fences of the attempts before', () => {
    given(created('a'), claim('a'), complete('a', { fence: 1 }), reopen('a'))
      .when(claim('a'))
      .accepts({ fence: 2, attempt: 2 });
  });

  it.each<[string, ReadonlyArray<Past>]>([
    ['ready', []],
    ['running', [claim('a')]],
    ['blocked', [block('a')]],
  ])('is refused for one that is %s', (status, past) => {
    const then = given(created('a'), ...past)
      .when(reopen('a'))
      .appends([]);
    expect(then.answer).toMatchObject({
      left: { reason: { _tag: 'wrong_status', status, from: ['done', 'cancelled'] } },
    });
  });

  it('is refused while it is archived, and where there is no such task', () => {
    given(created('a'), complete('a'), archive('a')).when(reopen('a')).refuses({ _tag: 'archived' });
    given().when(reopen('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

/** A parent that is done, and a child of it in every status. */
const family: ReadonlyArray<Past> = [
  created('p'),
  created('q'),
  complete('p'),
  created('ready', under('p')),
  created('waits', under('p', 'q')),
  created('running', under('p')),
  claim('running'),
  created('review', under('p')),
  claim('review'),
  requestReview('review'),
  created('over', under('p')),
  complete('over'),
  created('given-up', under('p')),
  cancel('given-up'),
  created('blocked', under('p')),
  block('blocked'),
  created('scheduled', under('p')),
  schedule('scheduled', 9_000),
  created('triage', under('p')),
  triage('triage'),
  created('waived', under('p')),
  waive('p', 'waived'),
];

describe('reopening a parent', () => {
  it('demotes ready children, tells those that started or ended, and leaves the others to their counters', () => {
    const then = given(...family)
      .when(reopen('p'))
      .appends([
        'reopened',
        'demoted',
        'dependency_invalidated',
        'dependency_invalidated',
        'dependency_invalidated',
      ])
      .accepts({ demoted: ['ready'], invalidated: ['running', 'review', 'over'], revoked: [], reopened: [] });
    const { board } = then.ledger;
    const first = then.events[0]?.stored.position;
    expect(then.events.slice(1).map(({ stored }) => stored.causation)).toEqual([first, first, first, first]);
    expect(
      ['waits', 'blocked', 'scheduled', 'triage', 'given-up'].map((id) => board.task(id)?.status),
    ).toEqual(['todo', 'blocked', 'scheduled', 'triage', 'cancelled']);
    expect(
      ['ready', 'waits', 'running', 'blocked', 'waived'].map((id) => board.parentCounts(id).open),
    ).toEqual([1, 2, 1, 1, 0]);
    expect(board.task('waived')?.status).toBe('ready');
  });

  it('lets running children finish, unless their attempts are to be revoked', () => {
    given(...family, reopen('p'))
      .when(complete('running', { fence: 1 }))
      .appends(['completed'])
      .accepts({ openParents: [{ id: 'p', status: 'ready', position: expect.any(Number) as number }] });
    const then = given(...family)
      .when(reopen('p', { running: 'revoke' }))
      .accepts({ revoked: ['running'], invalidated: ['review', 'over'] });
    expect(then.events.find(({ event }) => event.kind === 'revoked')).toMatchObject({
      event: { data: { parentId: 'p', claimant: 'ann', fence: 1 } },
      stored: { status: 'todo' },
    });
    given(...family, reopen('p', { running: 'revoke' }))
      .when(complete('running', { fence: 1 }))
      .appends(['completion_rejected'])
      .refuses({ _tag: 'not_claimed', status: 'todo' });
  });

  it('revokes an attempt at a review back to review', () => {
    const then = given(
      created('p'),
      complete('p'),
      created('c', under('p')),
      claim('c'),
      requestReview('c'),
      claim('c', 'bob'),
    ).when(reopen('p', { running: 'revoke' }));
    expect(then.events[1]).toMatchObject({ event: { kind: 'revoked' }, stored: { status: 'review' } });
  });

  it('tells nobody where it did not satisfy', () => {
    given(created('p'), created('c'), claim('c'), link('p', 'c'), cancel('p'))
      .when(reopen('p'))
      .appends(['reopened']);
  });

  it('demotes what its cancelling had promoted, where cancelled satisfies', () => {
    given(created('p'), created('c', under('p')), cancel('p'))
      .where(['done', 'cancelled'])
      .when(reopen('p'))
      .appends(['reopened', 'demoted'])
      .accepts({ demoted: ['c'] });
  });
});

describe('reopening with all that was done below', () => {
  const below: ReadonlyArray<Past> = [
    created('p'),
    created('a', under('p')),
    created('b', under('p')),
    created('d', under('a', 'b')),
    created('e', under('d', 'p')),
    created('f', under('e')),
    ...['p', 'a', 'b', 'd', 'e'].map((id) => complete(id)),
  ];

  it('reopens each descendant once, and has it wait', () => {
    const then = given(...below)
      .when(reopen('p', { cascade: true }))
      .accepts({ status: 'ready', reopened: ['a', 'b', 'e', 'd'], demoted: ['f'], invalidated: [] });
    const { board } = then.ledger;
    expect(
      ['a', 'b', 'd', 'e', 'f'].map((id) => [board.task(id)?.status, board.parentCounts(id).open]),
    ).toEqual([
      ['todo', 1],
      ['todo', 1],
      ['todo', 2],
      ['todo', 2],
      ['todo', 1],
    ]);
  });

  it('names for each the event that reopened its parent', () => {
    const { events } = given(...below).when(reopen('p', { cascade: true }));
    const at = new Map(events.map(({ stored }) => [stored.taskId, stored.position]));
    const causes = events.map(({ stored }) => [stored.taskId, stored.causation]);
    expect(causes).toEqual([
      ['p', null],
      ['a', at.get('p')],
      ['b', at.get('p')],
      ['e', at.get('p')],
      ['f', at.get('e')],
      ['d', at.get('a')],
    ]);
  });

  it('revokes an attempt under several of them once', () => {
    given(...below, claim('f'), link('p', 'f'))
      .when(reopen('p', { cascade: true, running: 'revoke' }))
      .accepts({ revoked: ['f'], reopened: ['a', 'b', 'e', 'd'] });
  });

  it('goes no further than what is not done, what is archived, and what a waiver frees', () => {
    const then = given(
      created('p'),
      created('free', under('p')),
      waive('p', 'free'),
      created('hidden', under('p')),
      created('gone', under('p')),
      ...['p', 'free', 'hidden'].map((id) => complete(id)),
      archive('hidden'),
      cancel('gone'),
    )
      .when(reopen('p', { cascade: true }))
      .appends(['reopened', 'dependency_invalidated'])
      .accepts({ reopened: [], invalidated: ['hidden'] });
    expect(then.ledger.board.task('hidden')?.status).toBe('done');
  });

  it('lets them be done again, one after the other', () => {
    const again = ['p', 'a', 'b', 'd', 'e'].flatMap((id) => [claim(id), complete(id, { claimant: 'ann' })]);
    const { ledger } = given(...below, reopen('p', { cascade: true }), ...again).when(claim('f'));
    expect(ledger.board.task('f')?.status).toBe('running');
  });
});

it('reopens a task whose attempt was released, once it is done, as any other', () => {
  given(created('a'), claim('a'), release('a'), complete('a')).when(reopen('a')).accepts({ status: 'ready' });
});
