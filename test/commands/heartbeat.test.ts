import * as fc from 'fast-check';
import { claim, complete, heartbeat, release, sweep } from './asking';
import { created, given, later } from './given';

const held = given(created('a'), claim('a', 'ann', 900));

describe('a heartbeat', () => {
  it('appends nothing while two thirds of the lease are left, and answers with the lease that stands', () => {
    given(created('a'), claim('a', 'ann', 900), later(300))
      .when(heartbeat('a'))
      .appends([])
      .accepts({ _tag: 'LeaseHeld', claimant: 'ann', fence: 1, leaseUntil: 1_900, position: null });
  });

  it('extends the lease from now once less is left', () => {
    const then = given(created('a'), claim('a', 'ann', 900), later(301))
      .when(heartbeat('a'))
      .appends(['lease_extended'])
      .accepts({ fence: 1, leaseUntil: 2_201, position: 5 });
    expect(then.ledger.board.task('a')).toMatchObject({
      status: 'running',
      attempt: { leaseUntil: 2_201, heartbeatAt: 1_301, claimedAt: 1_000, position: 4 },
    });
  });

  it('goes by the lease as it was last extended', () => {
    const past = [created('a'), claim('a', 'ann', 900), later(301), heartbeat('a')];
    given(...past, later(300))
      .when(heartbeat('a'))
      .appends([]);
    given(...past, later(301))
      .when(heartbeat('a'))
      .accepts({ leaseUntil: 2_502 });
  });

  it('asks for another lease where it says how long', () => {
    held.when(heartbeat('a', { leaseMs: 9_000 })).accepts({ leaseUntil: 10_000 });
    const past = [created('a'), claim('a', 'ann', 900), heartbeat('a', { leaseMs: 9_000 })];
    given(...past, later(3_001))
      .when(heartbeat('a'))
      .accepts({ leaseUntil: 13_001 });
  });

  it('never shortens a lease, and is recorded only where less than two thirds of what is asked for are left', () => {
    const ms = fc.integer({ min: 1, max: 3_000 });
    fc.assert(
      fc.property(ms, ms, fc.option(ms), (leaseMs, passed, asked) => {
        const then = given(created('a'), claim('a', 'ann', leaseMs), later(passed)).when(
          heartbeat('a', { leaseMs: asked }),
        );
        const left = leaseMs - passed;
        const recorded = left < ((asked ?? leaseMs) * 2) / 3;
        expect(then.events).toHaveLength(recorded ? 1 : 0);
        const { leaseUntil } = then.ledger.board.task('a')!.attempt!;
        expect(leaseUntil).toBe(1_000 + (recorded ? passed + (asked ?? leaseMs) : leaseMs));
        expect(leaseUntil).toBeGreaterThanOrEqual(1_000 + leaseMs);
      }),
    );
  });

  it('leaves a claim without a lease as it is', () => {
    for (const leaseMs of [null, 100]) {
      given(created('a'), claim('a'), later(5_000))
        .when(heartbeat('a', { leaseMs }))
        .appends([])
        .accepts({ _tag: 'LeaseHeld', leaseUntil: null, position: null });
    }
  });

  it('is accepted of a lease that has passed and that nobody has reclaimed', () => {
    given(created('a'), claim('a', 'ann', 900), later(5_000))
      .when(heartbeat('a'))
      .appends(['lease_extended'])
      .accepts({ leaseUntil: 6_900 });
  });
});

describe('a heartbeat that does not hold the standing fence', () => {
  const lapsed = [created('a'), claim('a', 'ann', 900), later(900)];

  it('is refused after a reclaim, and appends nothing', () => {
    given(...lapsed, sweep())
      .when(heartbeat('a', { fence: 1 }))
      .appends([])
      .refuses({ _tag: 'not_claimed', status: 'ready' }, { position: null });
  });

  it('is refused after another claim, and says who holds the task', () => {
    given(...lapsed, claim('a', 'bob', 50))
      .when(heartbeat('a', { fence: 1 }))
      .appends([])
      .refuses({ _tag: 'held', claimant: 'bob', fence: 2, leaseUntil: 1_950 });
  });

  it('is refused to the same claimant with the fence of an attempt before', () => {
    given(created('a'), claim('a'), release('a'), claim('a'))
      .when(heartbeat('a', { claimant: 'ann', fence: 1 }))
      .refuses({ _tag: 'held', claimant: 'ann', fence: 2, leaseUntil: null });
  });

  it('is refused to whoever presents nothing', () => {
    held
      .when(heartbeat('a', { claimant: null }))
      .appends([])
      .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: 1_900 });
  });

  it('is refused once the task is done, and where there is no such task', () => {
    given(created('a'), complete('a')).when(heartbeat('a')).refuses({ _tag: 'terminal', status: 'done' });
    given().when(heartbeat('a')).appends([]).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});
