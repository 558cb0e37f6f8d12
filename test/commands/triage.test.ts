import {
  archive,
  block,
  claim,
  complete,
  create,
  createGraph,
  link,
  requestReview,
  schedule,
  specify,
  task,
  triage,
} from './asking';
import type { Past } from './given';
import { created, given } from './given';

const from = ['todo', 'ready', 'scheduled', 'blocked'] as const;

describe('putting a task in triage', () => {
  it.each<[string, ReadonlyArray<Past>]>([
    ['ready', [created('a')]],
    ['todo', [created('p'), created('a', { parents: ['p'] })]],
    ['scheduled', [created('a'), schedule('a', 9_000)]],
    ['blocked', [created('a'), block('a')]],
  ])('puts aside one that is %s', (_status, past) => {
    const then = given(...past)
      .when(triage('a'))
      .appends(['triaged'])
      .accepts({ _tag: 'Triaged', status: 'triage' });
    expect(then.ledger.board.task('a')).toMatchObject({ runAt: null, blockedAs: null });
  });

  it('is refused while somebody holds it, and for one that is in review or in triage', () => {
    given(created('a'), claim('a'))
      .when(triage('a'))
      .refuses({ _tag: 'wrong_status', status: 'running', from });
    given(created('a'), claim('a'), requestReview('a'))
      .when(triage('a'))
      .refuses({ _tag: 'wrong_status', status: 'review', from });
    given(created('a'), triage('a'))
      .when(triage('a'))
      .refuses({ _tag: 'wrong_status', status: 'triage', from });
  });

  it('is refused once the task has ended, while it is archived, and where there is none', () => {
    given(created('a'), complete('a')).when(triage('a')).refuses({ _tag: 'terminal', status: 'done' });
    given(created('a'), archive('a')).when(triage('a')).refuses({ _tag: 'archived' });
    given().when(triage('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('a task in triage', () => {
  it('is not claimed: as not ready, or first for its parents', () => {
    given(created('a'), triage('a')).when(claim('a')).refuses({ _tag: 'not_ready', status: 'triage' });
    const then = given(created('p'), created('c', { parents: ['p'] }), triage('c')).when(claim('c'));
    expect(then.answer).toMatchObject({ left: { reason: { _tag: 'parents_not_done' } } });
    expect(then.events[0]?.stored.status).toBe('triage');
  });

  it('cannot be completed by hand before it is specified, and that is recorded', () => {
    given(created('a'), triage('a'))
      .when(complete('a'))
      .appends(['completion_rejected'])
      .refuses({ _tag: 'not_claimed', status: 'triage' });
  });
});

describe('specifying a task', () => {
  it('lets it be done, through the gate', () => {
    given(created('a'), triage('a'))
      .when(specify('a'))
      .appends(['specified'])
      .accepts({ _tag: 'Specified', status: 'ready' });
    given(created('p'), created('c'), triage('c'), link('p', 'c'))
      .when(specify('c'))
      .accepts({ status: 'todo' });
  });

  it('is refused for one that is not in triage', () => {
    given(created('a'))
      .when(specify('a'))
      .appends([])
      .refuses({ _tag: 'wrong_status', status: 'ready', from: ['triage'] });
    given(created('a'), triage('a'), archive('a')).when(specify('a')).refuses({ _tag: 'archived' });
    given().when(specify('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('creating a task in triage', () => {
  it('puts it aside by an event of its own that the creation caused', () => {
    const then = given()
      .when(create('a', { triage: true }))
      .appends(['created', 'triaged'])
      .accepts({ _tag: 'Created', status: 'triage' });
    expect(then.events.map(({ stored }) => stored.causation)).toEqual([null, 3]);
  });

  it('does so within a graph, and names each creation as the cause', () => {
    const then = given()
      .when(
        createGraph([task('c', { parents: ['a'], runAt: 9_000 }), task('a', { triage: true }), task('b')]),
      )
      .appends(['created', 'triaged', 'created', 'scheduled', 'created']);
    expect(then.events.map(({ stored }) => [stored.taskId, stored.status, stored.causation])).toEqual([
      ['a', 'ready', null],
      ['a', 'triage', 3],
      ['c', 'todo', null],
      ['c', 'scheduled', 5],
      ['b', 'ready', null],
    ]);
    expect(then.answer).toMatchObject({
      right: { tasks: [{ status: 'triage' }, { status: 'scheduled' }, { status: 'ready' }] },
    });
  });
});
