import { canonicalJson } from '../../src/events/canonical-json';
import { claim, complete, fail, link, release, reopen, requestReview, sweep, unblock } from './asking';
import type { Past } from './given';
import { created, given, later } from './given';

const claimed = given(created('a'), claim('a'));

/** So many attempts that fail at once. */
const failing = (times: number): ReadonlyArray<Past> =>
  Array.from({ length: times }, () => [claim('a'), fail('a')]).flat();

describe('failing', () => {
  it('ends the attempt, and the task can be tried again at once', () => {
    claimed.when(fail('a')).appends(['attempt_failed']).accepts({
      _tag: 'Failed',
      claimant: 'ann',
      fence: 1,
      attempt: 1,
      status: 'ready',
      runAt: null,
      gaveUp: false,
    });
  });

  it('keeps what went wrong as content, null too', () => {
    const [failed] = claimed.when(fail('a', { error: { code: 7 } })).events;
    expect(failed?.content?.content).toBe(canonicalJson({ error: { code: 7 } }));
    expect(claimed.when(fail('a', { error: null })).events[0]?.content?.content).toBe('{"error":null}');
    expect(claimed.when(fail('a')).events[0]?.content).toBeNull();
  });

  it('is gated: a parent linked meanwhile makes it wait', () => {
    given(created('p'), created('c'), claim('c'), link('p', 'c'))
      .when(fail('c'))
      .appends(['attempt_failed'])
      .accepts({ status: 'todo' });
  });

  it('leads a review back to review', () => {
    given(created('a'), claim('a'), requestReview('a'), claim('a', 'bob'))
      .when(fail('a', { claimant: 'bob' }))
      .accepts({ status: 'review', attempt: 2 });
  });

  it('is accepted after the lease has passed', () => {
    given(created('a'), claim('a', 'ann', 100), later(500))
      .when(fail('a'))
      .appends(['attempt_failed']);
  });
});

describe('failing with a delay', () => {
  it('schedules the next attempt by how often it has failed', () => {
    const delayed = { attempts: null, delayMs: (failures: number) => failures * 100 };
    const then = given(created('a'), claim('a'))
      .retrying(delayed)
      .when(fail('a'))
      .appends(['attempt_failed', 'scheduled'])
      .accepts({ status: 'scheduled', runAt: 1_100, gaveUp: false });
    expect(then.events[1]).toMatchObject({
      stored: { causation: 5, status: 'scheduled' },
      event: { data: { runAt: 1_100, claimant: null, fence: null } },
    });
    given(created('a'), claim('a'), fail('a'), later(100), claim('a'))
      .retrying(delayed)
      .when(fail('a'))
      .accepts({ runAt: 1_300 });
  });

  it('takes the delay that the failure itself gives', () => {
    claimed.when(fail('a', { delayMs: 70 })).accepts({ runAt: 1_070 });
    given(created('a'), claim('a'))
      .retrying({ delayMs: () => 100 })
      .when(fail('a', { delayMs: 0 }))
      .appends(['attempt_failed']);
  });
});

describe('failing once too often', () => {
  it('gives the task up, and names the failures before', () => {
    const then = given(created('a'), ...failing(2), claim('a'))
      .when(fail('a'))
      .appends(['attempt_failed', 'blocked'])
      .accepts({ status: 'blocked', gaveUp: true, runAt: null, attempt: 3 });
    expect(then.events[1]).toMatchObject({
      stored: { causation: 9, status: 'blocked' },
      event: { data: { kind: 'gave_up', claimant: null, fence: null, failures: [5, 7] } },
    });
  });

  it('is not delayed', () => {
    given(created('a'), claim('a'))
      .retrying({ attempts: 1, delayMs: () => 100 })
      .when(fail('a'))
      .appends(['attempt_failed', 'blocked']);
  });

  it('goes by the limit that the failure itself gives, also where that is none', () => {
    claimed.when(fail('a', { attempts: 1 })).accepts({ gaveUp: true });
    given(created('a'), ...failing(2), claim('a'))
      .when(fail('a', { attempts: null }))
      .accepts({ gaveUp: false });
  });

  it('names the last 64 of them', () => {
    const then = given(created('a'), ...failing(70), claim('a'))
      .retrying({ attempts: 71 })
      .when(fail('a'));
    const positions = Array.from({ length: 64 }, (_, i) => 5 + 2 * (6 + i));
    expect(then.events[1]?.event.data).toMatchObject({ failures: positions });
  });

  it('counts no attempts that were released, and none that was reclaimed', () => {
    const lapse = [claim('a', 'ann', 100), later(100), sweep()];
    given(created('a'), ...failing(1), claim('a'), release('a'), ...lapse, claim('a'))
      .retrying({ attempts: 3 })
      .when(fail('a'))
      .accepts({ gaveUp: false });
  });

  it.each<[string, ReadonlyArray<Past>]>([
    ['unblocked', [...failing(3), unblock('a')]],
    ['completed and reopened', [...failing(2), complete('a'), reopen('a')]],
  ])('begins anew once it was %s', (_how, past) => {
    const begun = [created('a'), ...past];
    given(...begun, ...failing(1), claim('a'))
      .when(fail('a'))
      .accepts({ gaveUp: false });
    given(...begun, ...failing(2), claim('a'))
      .when(fail('a'))
      .accepts({ gaveUp: true });
  });

  it('does not begin anew with a review', () => {
    given(created('a'), ...failing(2), claim('a'), requestReview('a'), claim('a', 'bob'))
      .when(fail('a', { claimant: 'bob' }))
      .accepts({ gaveUp: true, status: 'blocked' });
  });
});

describe('a failure that does not hold the standing fence', () => {
  const lapsed = [created('a'), claim('a', 'ann', 100), later(100)];

  it.each([[{ claimant: null }], [{ claimant: 'bob' }], [{ claimant: null, fence: 2 }]])(
    'is refused to %j, and recorded',
    (presented) => {
      claimed
        .when(fail('a', presented))
        .appends(['failure_rejected'])
        .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null }, { position: 5 });
    },
  );

  it('is refused after a reclaim and after another claim, and says who holds the task', () => {
    given(...lapsed, sweep())
      .when(fail('a', { fence: 1 }))
      .appends(['failure_rejected'])
      .refuses({ _tag: 'not_claimed', status: 'ready' });
    given(...lapsed, claim('a', 'bob'))
      .when(fail('a', { fence: 1 }))
      .refuses({ _tag: 'held', claimant: 'bob', fence: 2, leaseUntil: null });
  });

  it('is refused once the task has ended, and leaves its status as it is', () => {
    const then = given(created('a'), complete('a'))
      .when(fail('a'))
      .appends(['failure_rejected'])
      .refuses({ _tag: 'terminal', status: 'done' });
    expect(then.events[0]?.stored.status).toBe('done');
  });

  it('of a task that there is not is refused, and not recorded', () => {
    given().when(fail('a')).appends([]).refuses({ _tag: 'unknown_task', taskId: 'a' }, { position: null });
  });
});
