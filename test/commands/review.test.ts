import {
  archive,
  cancel,
  claim,
  complete,
  fail,
  heartbeat,
  link,
  release,
  reopen,
  requestChanges,
  requestReview,
} from './asking';
import type { Past } from './given';
import { created, given } from './given';

const inReview: ReadonlyArray<Past> = [created('a'), claim('a'), requestReview('a', { result: { v: 1 } })];
const reviewed: ReadonlyArray<Past> = [...inReview, claim('a', 'bob')];
const bob = { claimant: 'bob' };

describe('requesting a review', () => {
  it('ends the attempt, and the outcome waits', () => {
    const then = given(created('a'), claim('a'))
      .when(requestReview('a', { result: { v: 1 } }))
      .appends(['review_requested'])
      .accepts({ _tag: 'ReviewRequested', status: 'review' });
    expect(then.events[0]).toMatchObject({
      event: { data: { claimant: 'ann', fence: 1 } },
      content: { content: '{"result":{"v":1}}' },
    });
    expect(then.ledger.board.task('a')).toMatchObject({ attempt: null, inReview: true, resultPosition: 5 });
  });

  it('satisfies nobody: a child goes on waiting', () => {
    const then = given(created('a'), created('c', { parents: ['a'] }), claim('a'))
      .when(requestReview('a'))
      .appends(['review_requested']);
    expect(then.ledger.board.task('c')?.status).toBe('todo');
  });

  it('is refused without the standing attempt, and not recorded', () => {
    given(created('a'), claim('a'))
      .when(requestReview('a', bob))
      .appends([])
      .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null });
    given(created('a'), claim('a'), release('a'))
      .when(requestReview('a', { fence: 1 }))
      .appends([])
      .refuses({ _tag: 'not_claimed', status: 'ready' });
    given(created('a'), complete('a'))
      .when(requestReview('a'))
      .appends([])
      .refuses({ _tag: 'terminal', status: 'done' });
    given().when(requestReview('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('a claim of a task in review', () => {
  it('is for the review', () => {
    given(...inReview)
      .when(claim('a', 'bob'))
      .appends(['claimed'])
      .accepts({ from: 'review', fence: 2, attempt: 2 });
  });

  it('is gated, and leaves it in review where it is refused', () => {
    const then = given(created('p'), created('a'), claim('a'), link('p', 'a'), requestReview('a'))
      .when(claim('a', 'bob'))
      .appends(['claim_rejected']);
    expect(then.answer).toMatchObject({ left: { reason: { _tag: 'parents_not_done' } } });
    expect(then.events[0]?.stored.status).toBe('review');
  });
});

describe('an attempt at a review', () => {
  it.each([
    ['released', release('a', bob)],
    ['failed', fail('a', bob)],
  ])('leads back to review when it is %s, although a parent is open', (_how, command) => {
    given(...reviewed)
      .when(command)
      .accepts({ status: 'review' });
    given(created('p'), ...reviewed, link('p', 'a'))
      .when(command)
      .accepts({ status: 'review' });
  });

  it('is for the review again when it is made again', () => {
    given(...reviewed, release('a', bob))
      .when(claim('a', 'cy'))
      .accepts({ from: 'review', fence: 3 });
  });

  it('completes the task with its own result, or else with that which was reviewed', () => {
    const kept = given(...reviewed)
      .when(complete('a', bob))
      .appends(['completed']);
    expect(kept.ledger.board.task('a')).toMatchObject({ status: 'done', inReview: false, resultPosition: 5 });
    const own = given(...reviewed).when(complete('a', { ...bob, result: 2 }));
    expect(own.ledger.board.task('a')?.resultPosition).toBe(7);
  });

  it('can ask for another review', () => {
    given(...reviewed)
      .when(requestReview('a', bob))
      .accepts({ status: 'review' });
  });

  it('has a lease like any other', () => {
    given(...inReview, claim('a', 'bob', 100))
      .when(heartbeat('a', { ...bob, leaseMs: 900 }))
      .appends(['lease_extended']);
  });
});

describe('requesting changes', () => {
  it('by hand ends a review that nobody has begun, and says so by a fence of null', () => {
    const then = given(...inReview)
      .when(requestChanges('a', { reason: 'no tests' }))
      .appends(['changes_requested'])
      .accepts({ _tag: 'ChangesRequested', status: 'ready' });
    expect(then.events[0]).toMatchObject({
      event: { data: { claimant: null, fence: null } },
      content: { content: '{"reason":"no tests"}' },
    });
    expect(then.ledger.board.task('a')).toMatchObject({ inReview: false, resultPosition: null });
  });

  it('by the reviewer ends the review and its attempt', () => {
    const then = given(...reviewed)
      .when(requestChanges('a', { fence: 2 }))
      .appends(['changes_requested'])
      .accepts({ status: 'ready' });
    expect(then.events[0]?.event.data).toEqual({ claimant: 'bob', fence: 2 });
    expect(then.ledger.board.task('a')).toMatchObject({ attempt: null, inReview: false });
  });

  it('makes the next attempt one at the task itself', () => {
    given(...reviewed, requestChanges('a', bob))
      .when(claim('a'))
      .accepts({ from: 'ready', fence: 3 });
  });

  it('is gated', () => {
    given(created('p'), ...inReview, link('p', 'a'))
      .when(requestChanges('a'))
      .accepts({ status: 'todo' });
  });

  it('is refused to anybody else while somebody reviews it', () => {
    const held = { _tag: 'held', claimant: 'bob', fence: 2, leaseUntil: null } as const;
    given(...reviewed)
      .when(requestChanges('a'))
      .appends([])
      .refuses(held);
    given(...reviewed)
      .when(requestChanges('a', { claimant: 'ann', fence: 1 }))
      .refuses(held);
  });

  it('is refused where there is no review, to the holder too', () => {
    given(created('a'))
      .when(requestChanges('a'))
      .refuses({ _tag: 'wrong_status', status: 'ready', from: ['review'] });
    given(created('a'), claim('a'))
      .when(requestChanges('a', { fence: 1 }))
      .refuses({ _tag: 'wrong_status', status: 'running', from: ['review'] });
    given(...inReview)
      .when(requestChanges('a', { fence: 1 }))
      .refuses({ _tag: 'not_claimed', status: 'review' });
  });

  it('is refused once the task has ended, while it is archived, and where there is none', () => {
    given(...inReview, complete('a'))
      .when(requestChanges('a'))
      .refuses({ _tag: 'terminal', status: 'done' });
    given(...inReview, archive('a'))
      .when(requestChanges('a'))
      .refuses({ _tag: 'archived' });
    given().when(requestChanges('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('a review is over', () => {
  it.each([
    ['completed', complete('a')],
    ['cancelled', cancel('a')],
  ])('once the task is %s: reopened, it has to be worked on again', (_how, ended) => {
    given(...inReview, ended, reopen('a'))
      .when(claim('a'))
      .accepts({ from: 'ready' });
  });
});
