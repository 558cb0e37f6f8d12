import {
  archive,
  block,
  claim,
  complete,
  create,
  link,
  requestReview,
  schedule,
  sweep,
  triage,
} from './asking';
import type { Past } from './given';
import { created, given, later } from './given';

const claimed = given(created('a'), claim('a'));

describe('scheduling a task', () => {
  it.each<[string, ReadonlyArray<Past>]>([
    ['ready', [created('a')]],
    ['todo', [created('p'), created('a', { parents: ['p'] })]],
    ['scheduled', [created('a', { runAt: 1_050 })]],
    ['in review', [created('a'), claim('a'), requestReview('a')]],
  ])('has one that is %s wait for a time', (_status, past) => {
    const then = given(...past)
      .when(schedule('a', 2_000, { reason: 'not yet' }))
      .appends(['scheduled'])
      .accepts({ _tag: 'Scheduled', id: 'a', status: 'scheduled' });
    expect(then.events[0]).toMatchObject({
      event: { data: { runAt: 2_000, claimant: null, fence: null } },
      content: { content: '{"reason":"not yet"}' },
    });
    expect(then.ledger.board.task('a')).toMatchObject({ status: 'scheduled', runAt: 2_000, attempt: null });
  });

  it('ends the attempt of the holder who presents it, and names it', () => {
    const then = claimed.when(schedule('a', 2_000, { fence: 1 })).appends(['scheduled']);
    expect(then.events[0]?.event.data).toEqual({ runAt: 2_000, claimant: 'ann', fence: 1 });
  });

  it.each([[{}], [{ claimant: 'bob' }], [{ fence: 2 }]])(
    'is refused to %j while somebody holds the task',
    (presented) => {
      claimed
        .when(schedule('a', 2_000, presented))
        .appends([])
        .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null });
    },
  );

  it('is refused to a fence where nobody holds the task', () => {
    given(created('a'))
      .when(schedule('a', 2_000, { fence: 1 }))
      .refuses({ _tag: 'not_claimed', status: 'ready' });
  });

  it.each<[string, 'triage' | 'blocked', Past]>([
    ['in triage', 'triage', triage('a')],
    ['blocked', 'blocked', block('a')],
  ])('is refused for one that is %s', (_name, status, held) => {
    given(created('a'), held)
      .when(schedule('a', 2_000))
      .refuses({ _tag: 'wrong_status', status, from: ['todo', 'ready', 'scheduled', 'running', 'review'] });
  });

  it('is refused once the task has ended, while it is archived, and where there is none', () => {
    given(created('a'), complete('a'))
      .when(schedule('a', 2_000))
      .refuses({ _tag: 'terminal', status: 'done' });
    given(created('a'), archive('a')).when(schedule('a', 2_000)).refuses({ _tag: 'archived' });
    given().when(schedule('a', 2_000)).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('a scheduled task', () => {
  it('is not claimed before its time, and is at that very time', () => {
    const past = [created('a'), schedule('a', 1_100)];
    given(...past, later(99))
      .when(claim('a'))
      .appends(['claim_rejected'])
      .refuses({ _tag: 'scheduled', runAt: 1_100 });
    given(...past, later(100))
      .when(claim('a'))
      .appends(['became_due', 'claimed']);
  });

  it('waits for its parents too once its time has come', () => {
    given(created('p'), created('c'), schedule('c', 1_100), link('p', 'c'), later(100))
      .when(claim('c'))
      .appends(['became_due', 'claim_rejected'])
      .refuses({
        _tag: 'parents_not_done',
        parents: [{ id: 'p', status: 'ready', position: 3 }],
        open: 1,
        total: 1,
      });
  });

  it('stays scheduled when its last open parent is completed', () => {
    const then = given(created('p'), created('c', { parents: ['p'], runAt: 1_100 }))
      .when(complete('p'))
      .appends(['completed']);
    expect(then.ledger.board.task('c')?.status).toBe('scheduled');
  });

  it('is due at the time for which it was scheduled last', () => {
    given(created('a'), schedule('a', 1_100), schedule('a', 1_200), later(100)).when(sweep()).appends([]);
  });
});

describe('creating a task for a time', () => {
  it('makes it scheduled, by an event of its own that the creation caused', () => {
    const then = given()
      .when(create('a', { runAt: 1_100 }))
      .appends(['created', 'scheduled'])
      .accepts({ _tag: 'Created', status: 'scheduled', position: 3 });
    expect(then.events.map(({ stored }) => [stored.status, stored.causation])).toEqual([
      ['ready', null],
      ['scheduled', 3],
    ]);
  });

  it('has it wait although that time has come, until somebody looks', () => {
    given(create('a', { runAt: 500 }))
      .when(sweep())
      .appends(['became_due']);
  });
});
