import {
  block,
  claim,
  complete,
  fail,
  heartbeat,
  link,
  release,
  requestReview,
  schedule,
  sweep,
  unblock,
} from './asking';
import type { Past } from './given';
import { created, given, later } from './given';

const lapsed: ReadonlyArray<Past> = [created('a'), claim('a', 'ann', 100), later(100)];

/** An attempt that nobody hears of, and that is taken back. */
const silence: ReadonlyArray<Past> = [claim('a', 'ann', 100), later(100), sweep()];

/** One whose holder was heard of once. */
const heardOf: ReadonlyArray<Past> = [claim('a', 'ann', 100), later(90), heartbeat('a'), later(100), sweep()];

describe('a lease that has passed', () => {
  it('changes nothing by itself', () => {
    const { ledger } = given(...lapsed, later(1_000)).when(created('b'));
    expect(ledger.board.task('a')).toMatchObject({ status: 'running', attempt: { claimant: 'ann' } });
  });

  it.each([
    ['complete', complete('a', { fence: 1 }), 'completed'],
    ['release', release('a', { fence: 1 }), 'released'],
    ['fail', fail('a', { claimant: null, fence: 1 }), 'attempt_failed'],
    ['extend it', heartbeat('a', { claimant: null, fence: 1 }), 'lease_extended'],
    ['ask for a review', requestReview('a', { claimant: null, fence: 1 }), 'review_requested'],
    ['block', block('a', 'capacity', { fence: 1 }), 'blocked'],
    ['schedule', schedule('a', 9_000, { fence: 1 }), 'scheduled'],
  ] as const)('lets its holder %s', (_what, command, kind) => {
    given(...lapsed)
      .when(command)
      .appends([kind]);
  });
});

describe('a sweep', () => {
  it('appends nothing where nothing is overdue', () => {
    given(
      created('a'),
      claim('a', 'ann', 100),
      created('b'),
      claim('b'),
      created('c', { runAt: 1_100 }),
      later(99),
    )
      .when(sweep())
      .appends([])
      .accepts({ _tag: 'Swept', reclaimed: [], due: [] });
  });

  it('takes back what is held under a lease that has passed, to the millisecond', () => {
    const then = given(...lapsed)
      .when(sweep())
      .appends(['reclaimed'])
      .accepts({
        reclaimed: [{ id: 'a', position: 5, claimant: 'ann', fence: 1, gaveUp: false }],
        due: [],
      });
    expect(then.events[0]?.event.data).toEqual({
      claimant: 'ann',
      fence: 1,
      leaseUntil: 1_100,
      lastHeartbeatAt: null,
      detectedBy: 'sweeper',
    });
    expect(then.ledger.board.task('a')).toMatchObject({ status: 'ready', attempt: null, fence: 1 });
  });

  it('says when the holder was last heard of', () => {
    const then = given(created('a'), ...heardOf.slice(0, -1)).when(sweep());
    expect(then.events[0]?.event.data).toMatchObject({ lastHeartbeatAt: 1_090, leaseUntil: 1_190 });
  });

  it('is gated: a parent linked meanwhile makes the task wait', () => {
    const then = given(created('p'), created('c'), claim('c', 'ann', 100), link('p', 'c'), later(100)).when(
      sweep(),
    );
    expect(then.events[0]?.stored.status).toBe('todo');
  });

  it('leads a review back to review', () => {
    const then = given(created('a'), claim('a'), requestReview('a'), claim('a', 'bob', 100), later(100)).when(
      sweep(),
    );
    expect(then.events[0]?.stored.status).toBe('review');
  });

  it('wakes what has become due, through the gate, or back to its review', () => {
    given(
      created('p'),
      created('free', { runAt: 1_050 }),
      created('waits', { parents: ['p'], runAt: 1_050 }),
      created('r'),
      claim('r'),
      requestReview('r'),
      schedule('r', 1_050),
      later(50),
    )
      .when(sweep())
      .appends(['became_due', 'became_due', 'became_due'])
      .accepts({
        due: [
          { id: 'free', position: 12, status: 'ready' },
          { id: 'waits', position: 13, status: 'todo' },
          { id: 'r', position: 14, status: 'review' },
        ],
      });
  });

  it('takes as many as it is told to, the longest overdue first', () => {
    const past = [
      created('late'),
      claim('late', 'ann', 200),
      created('early'),
      claim('early', 'ann', 100),
      created('due', { runAt: 1_150 }),
      later(500),
    ];
    const ids = (limit: number) =>
      given(...past)
        .when(sweep({ limit }))
        .events.map(({ stored }) => stored.taskId);
    expect([ids(1), ids(2), ids(9)]).toEqual([['early'], ['early', 'due'], ['early', 'due', 'late']]);
  });
});

describe('after a reclaim', () => {
  const reclaimed = given(...lapsed, sweep());

  it('the fence is lost: nothing of the holder before is accepted', () => {
    const late = { _tag: 'not_claimed', status: 'ready' } as const;
    reclaimed
      .when(release('a', { fence: 1 }))
      .appends([])
      .refuses(late);
    reclaimed
      .when(heartbeat('a', { fence: 1 }))
      .appends([])
      .refuses(late);
    reclaimed
      .when(requestReview('a', { fence: 1 }))
      .appends([])
      .refuses(late);
    reclaimed
      .when(block('a', 'capacity', { fence: 1 }))
      .appends([])
      .refuses(late);
    reclaimed
      .when(schedule('a', 9_000, { fence: 1 }))
      .appends([])
      .refuses(late);
    reclaimed
      .when(complete('a', { fence: 1 }))
      .appends(['completion_rejected'])
      .refuses(late);
    reclaimed
      .when(fail('a', { fence: 1 }))
      .appends(['failure_rejected'])
      .refuses(late);
  });

  it('is not found again', () => {
    reclaimed.when(sweep()).appends([]);
  });
});

describe('a claim of an overdue task', () => {
  it('takes it back first, in the same command, and says who found out', () => {
    const then = given(...lapsed)
      .when(claim('a', 'bob', 50))
      .appends(['reclaimed', 'claimed'])
      .accepts({ _tag: 'Claimed', claimant: 'bob', fence: 2, attempt: 2, leaseUntil: 1_150 });
    expect(then.events[0]?.event.data).toMatchObject({ claimant: 'ann', detectedBy: 'bob' });
  });

  it('by the holder itself is a new attempt', () => {
    given(...lapsed)
      .when(claim('a'))
      .appends(['reclaimed', 'claimed'])
      .accepts({ fence: 2 });
  });

  it('is refused as held a millisecond before', () => {
    given(created('a'), claim('a', 'ann', 100), later(99))
      .when(claim('a', 'bob'))
      .refuses({ _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: 1_100 });
  });

  it('takes it back although a parent is open, and is refused for that', () => {
    const then = given(created('p'), created('c'), claim('c', 'ann', 100), link('p', 'c'), later(100))
      .when(claim('c', 'bob'))
      .appends(['reclaimed', 'claim_rejected']);
    expect(then.answer).toMatchObject({ left: { reason: { _tag: 'parents_not_done' }, position: 8 } });
  });

  it('wakes it where its time has come', () => {
    given(created('a', { runAt: 1_100 }), later(100))
      .when(claim('a'))
      .appends(['became_due', 'claimed'])
      .accepts({ from: 'ready' });
  });

  it('finds it given up where nobody was heard of once too often', () => {
    given(created('a'), ...silence, ...silence, claim('a', 'ann', 100), later(100))
      .when(claim('a', 'bob'))
      .appends(['reclaimed', 'blocked', 'claim_rejected'])
      .refuses({ _tag: 'blocked', kind: 'gave_up' });
  });
});

/** A sweep after all this, where two workers may be lost. */
const swept = (...past: ReadonlyArray<Past>) =>
  given(created('a'), ...past)
    .retrying({ reclaims: 2 })
    .when(sweep());

describe('workers that are never heard of', () => {
  const twice = { reclaims: 2 };

  it('have the task given up once too many were lost, and the reclaims before are named', () => {
    const then = given(created('a'), ...silence, claim('a', 'bob', 100), later(100))
      .retrying(twice)
      .when(sweep())
      .appends(['reclaimed', 'blocked'])
      .accepts({ reclaimed: [{ id: 'a', position: 7, claimant: 'bob', fence: 2, gaveUp: true }] });
    expect(then.events[1]).toMatchObject({
      stored: { causation: 7, status: 'blocked' },
      event: { data: { kind: 'gave_up', failures: [5], claimant: null, fence: null } },
    });
  });

  it('are named among the failures', () => {
    const then = given(
      created('a'),
      claim('a'),
      fail('a'),
      ...silence,
      claim('a'),
      fail('a'),
      claim('a'),
    ).when(fail('a'));
    expect(then.events[1]?.event.data).toMatchObject({ kind: 'gave_up', failures: [5, 7, 9] });
  });

  it('are told apart from one that was heard of, which neither counts nor makes those before not count', () => {
    const last = [claim('a', 'ann', 100), later(100)];
    swept(...heardOf, ...heardOf, ...last).appends(['reclaimed']);
    swept(...silence, ...heardOf, ...last).appends(['reclaimed', 'blocked']);
  });

  it('are forgotten once the task is unblocked', () => {
    const past = [created('a'), ...silence, ...silence, unblock('a')];
    const { ledger } = given(...past)
      .retrying(twice)
      .when(sweep());
    expect(ledger.board.task('a')).toMatchObject({ status: 'ready', silences: 0, failurePositions: [] });
    given(...past, ...silence, claim('a', 'ann', 100), later(100))
      .retrying(twice)
      .when(sweep())
      .appends(['reclaimed', 'blocked']);
  });

  it('may be as many as they are where there is no limit', () => {
    const then = given(
      created('a'),
      ...Array.from({ length: 9 }, () => silence).flat(),
      claim('a', 'ann', 100),
      later(100),
    )
      .retrying({ reclaims: null })
      .when(sweep())
      .appends(['reclaimed']);
    expect(then.ledger.board.task('a')?.silences).toBe(10);
  });
});
