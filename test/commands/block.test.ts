import {
  archive,
  block,
  claim,
  complete,
  fail,
  link,
  requestReview,
  schedule,
  triage,
  unblock,
} from './asking';
import type { Past } from './given';
import { created, given } from './given';

const claimed = given(created('a'), claim('a'));

describe('blocking a task', () => {
  it.each<[string, ReadonlyArray<Past>]>([
    ['ready', [created('a')]],
    ['todo', [created('p'), created('a', { parents: ['p'] })]],
    ['in triage', [created('a'), triage('a')]],
    ['scheduled', [created('a'), schedule('a', 9_000)]],
    ['in review', [created('a'), claim('a'), requestReview('a')]],
  ])('holds back one that is %s', (_status, past) => {
    const then = given(...past)
      .when(block('a', 'capacity', { reason: 'no room' }))
      .appends(['blocked'])
      .accepts({ _tag: 'Blocked', id: 'a', status: 'blocked' });
    expect(then.events[0]).toMatchObject({
      event: { data: { kind: 'capacity', claimant: null, fence: null, failures: [] } },
      content: { content: '{"reason":"no room"}' },
    });
    expect(then.ledger.board.task('a')).toMatchObject({ blockedAs: 'capacity', runAt: null });
  });

  it('ends the attempt of the holder who presents it, and names it', () => {
    const then = claimed.when(block('a', 'capacity', { claimant: 'ann' })).appends(['blocked']);
    expect(then.events[0]?.event.data).toMatchObject({ claimant: 'ann', fence: 1 });
    expect(then.ledger.board.task('a')?.attempt).toBeNull();
  });

  it.each([[{}], [{ claimant: 'bob' }], [{ fence: 2 }]])(
    'is refused to %j while somebody holds the task',
    (presented) => {
      claimed
        .when(block('a', 'capacity', presented))
        .appends([])
        .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null });
    },
  );

  it('is refused where it is blocked already, with what holds it back', () => {
    given(created('a'), block('a', 'capacity'))
      .when(block('a'))
      .refuses({ _tag: 'blocked', kind: 'capacity' });
  });

  it('is refused once the task has ended, while it is archived, and where there is none', () => {
    given(created('a'), complete('a')).when(block('a')).refuses({ _tag: 'terminal', status: 'done' });
    given(created('a'), archive('a')).when(block('a')).refuses({ _tag: 'archived' });
    given(created('a'), block('a'), archive('a')).when(block('a')).refuses({ _tag: 'archived' });
    given().when(block('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('a blocked task', () => {
  it('is not claimed, and the refusal says what holds it back', () => {
    given(created('a'), block('a', 'capacity'))
      .when(claim('a'))
      .appends(['claim_rejected'])
      .refuses({ _tag: 'blocked', kind: 'capacity' });
  });

  it('can be completed by hand', () => {
    given(created('a'), block('a')).when(complete('a')).appends(['completed']).accepts({ fence: null });
  });
});

describe('unblocking a task', () => {
  it('lets it go on, and names what held it back', () => {
    const then = given(created('a'), block('a', 'capacity'))
      .when(unblock('a'))
      .appends(['unblocked'])
      .accepts({ _tag: 'Unblocked', status: 'ready' });
    expect(then.events[0]?.event.data).toEqual({ kind: 'capacity' });
  });

  it('is gated', () => {
    given(created('p'), created('c'), block('c'), link('p', 'c'))
      .when(unblock('c'))
      .accepts({ status: 'todo' });
  });

  it('leads back to a review that was under way', () => {
    const past = [created('a'), claim('a'), requestReview('a')];
    given(...past, block('a'))
      .when(unblock('a'))
      .accepts({ status: 'review' });
    given(...past, claim('a', 'bob'), block('a', 'capacity', { claimant: 'bob' }))
      .when(unblock('a'))
      .accepts({ status: 'review' });
  });

  it('makes a fresh start with the failures', () => {
    const { ledger } = given(created('a'), claim('a'), fail('a'), block('a')).when(unblock('a'));
    expect(ledger.board.task('a')).toMatchObject({ failures: 0, silences: 0, failurePositions: [] });
  });

  it('is refused where nothing holds it back', () => {
    given(created('a'))
      .when(unblock('a'))
      .appends([])
      .refuses({ _tag: 'wrong_status', status: 'ready', from: ['blocked'] });
    given(created('a'), complete('a')).when(unblock('a')).refuses({ _tag: 'terminal', status: 'done' });
    given(created('a'), block('a'), archive('a')).when(unblock('a')).refuses({ _tag: 'archived' });
    given().when(unblock('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});
