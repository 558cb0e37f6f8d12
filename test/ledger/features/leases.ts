import { timedLedger } from '../fresh-ledger';
import { kindsOf, kindsPast } from '../kinds-of';
import { lastEvent } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

const QUARTER = 15 * 60 * 1_000;

export const leases = (newPlace: NewPlace): void => {
  describe('a lease', () => {
    const fresh = timedLedger(newPlace);
    const claimed = async (leaseMs?: number | null) => {
      const timed = fresh();
      await timed.ledger.create({ id: 't', title: 't' });
      const lease = leaseMs === undefined ? {} : { leaseMs };
      const claim = await timed.ledger.claim({ taskId: 't', claimant: 'ada', ...lease });
      return { ...timed, claim };
    };

    it('lasts a quarter of an hour where nothing is said, as long as is asked for, or for ever', async () => {
      const { ledger, clock, claim } = await claimed();
      expect(claim).toMatchObject({ leaseUntil: clock.now + QUARTER });
      expect(await ledger.get('t')).toMatchObject({ leaseUntil: clock.now + QUARTER, heartbeatAt: null });
      await ledger.createGraph({
        tasks: [
          { id: 'u', title: 'u' },
          { id: 'v', title: 'v' },
        ],
      });
      expect(await ledger.claim({ taskId: 'u', claimant: 'ada', leaseMs: 1 })).toMatchObject({
        leaseUntil: clock.now + 1,
      });
      expect(await ledger.claimNext({ claimant: 'ada', leaseMs: null })).toMatchObject({
        claims: [{ id: 'v', leaseUntil: null }],
      });
      expect(await ledger.get('v')).toMatchObject({ status: 'running', leaseUntil: null });
    });

    it('is extended by a heartbeat once less than two thirds of it are left, and not before', async () => {
      const { ledger, clock } = await claimed(3_000);
      const head = await ledger.head();
      const until = clock.now + 3_000;
      clock.pass(1_000);
      const held = { _tag: 'LeaseHeld', id: 't', claimant: 'ada', fence: 1 };
      expect(await ledger.heartbeat({ taskId: 't', fence: 1 })).toMatchObject({
        ...held,
        position: null,
        leaseUntil: until,
        replayed: false,
      });
      expect(await ledger.head()).toBe(head);
      clock.pass(1);
      expect(await ledger.heartbeat({ taskId: 't', claimant: 'ada' })).toMatchObject({
        ...held,
        position: head + 1,
        leaseUntil: clock.now + 3_000,
      });
      expect(await ledger.get('t')).toMatchObject({
        leaseUntil: clock.now + 3_000,
        heartbeatAt: clock.now,
        status: 'running',
      });
      expect(await kindsPast(ledger, head)).toEqual(['lease_extended t']);
    });

    it('is extended by as much as it was given for last', async () => {
      const { ledger, clock } = await claimed(3_000);
      clock.pass(2_000);
      expect(await ledger.heartbeat({ taskId: 't', fence: 1, leaseMs: 60_000 })).toMatchObject({
        leaseUntil: clock.now + 60_000,
      });
      clock.pass(59_000);
      expect(await ledger.heartbeat({ taskId: 't', fence: 1 })).toMatchObject({
        leaseUntil: clock.now + 60_000,
      });
    });

    it('that lasts for ever is not extended, and no heartbeat gives it an end', async () => {
      const { ledger, clock } = await claimed(null);
      clock.pass(10 * QUARTER);
      expect(await ledger.heartbeat({ taskId: 't', fence: 1 })).toMatchObject({
        _tag: 'LeaseHeld',
        position: null,
        leaseUntil: null,
      });
      expect(await ledger.heartbeat({ taskId: 't', fence: 1, leaseMs: 500 })).toMatchObject({
        position: null,
        leaseUntil: null,
      });
    });

    it('refuses a heartbeat of who does not hold the task, and records nothing', async () => {
      const { ledger, clock } = await claimed();
      await ledger.create({ id: 'free', title: 'free' });
      await ledger.create({ id: 'over', title: 'over' });
      await ledger.complete({ taskId: 'over' });
      const head = await ledger.head();
      const held = { _tag: 'held', claimant: 'ada', fence: 1, leaseUntil: clock.now + QUARTER } as const;
      for (const presented of [{ claimant: 'bob' }, { fence: 2 }, { claimant: 'ada', fence: 2 }, {}]) {
        expect(await ledger.heartbeat({ taskId: 't', ...presented })).toMatchObject(refused(held));
      }
      expect(await ledger.heartbeat({ taskId: 'free', claimant: 'ada' })).toMatchObject(
        refused({ _tag: 'not_claimed', status: 'ready' }),
      );
      expect(await ledger.heartbeat({ taskId: 'over', claimant: 'ada' })).toMatchObject(
        refused({ _tag: 'terminal', status: 'done' }),
      );
      expect(await ledger.heartbeat({ taskId: 'ghost', claimant: 'ada' })).toMatchObject(
        refused({ _tag: 'unknown_task', taskId: 'ghost' }),
      );
      expect(await ledger.head()).toBe(head);
    });

    it('keeps others out up to its last millisecond, and lets the next claimer in from its end on', async () => {
      const { ledger, clock } = await claimed(1_000);
      const leaseUntil = clock.now + 1_000;
      clock.pass(999);
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'already_claimed', claimant: 'ada', fence: 1, leaseUntil },
      });
      clock.pass(1);
      const head = await ledger.head();
      expect(await ledger.claim({ taskId: 't', claimant: 'bob', leaseMs: 50 })).toMatchObject({
        _tag: 'Claimed',
        fence: 2,
        attempt: 2,
        claimant: 'bob',
        leaseUntil: clock.now + 50,
        position: head + 2,
      });
      const [reclaimed, claim] = await ledger.events({ from: head + 1 });
      expect(reclaimed).toMatchObject({
        stored: { status: 'ready', actor: 'bob', createdAt: clock.now },
        event: {
          kind: 'reclaimed',
          data: { claimant: 'ada', fence: 1, leaseUntil, lastHeartbeatAt: null, detectedBy: 'bob' },
        },
      });
      expect(claim?.stored.commandId).toBe(reclaimed?.stored.commandId);
    });

    it('that has passed binds nobody else: what the holder asks before it is reclaimed is accepted', async () => {
      const { ledger, clock } = fresh();
      for (const taskId of ['beat', 'done', 'gone', 'failed']) {
        await ledger.create({ id: taskId, title: taskId });
        await ledger.claim({ taskId, claimant: 'ada', leaseMs: 10 });
      }
      clock.pass(1_000_000);
      expect(await ledger.get('beat')).toMatchObject({ status: 'running', claimant: 'ada' });
      expect(await ledger.heartbeat({ taskId: 'beat', fence: 1 })).toMatchObject({
        leaseUntil: clock.now + 10,
      });
      expect(await ledger.complete({ taskId: 'done', fence: 1 })).toMatchObject({ _tag: 'Completed' });
      expect(await ledger.release({ taskId: 'gone', fence: 1 })).toMatchObject({ _tag: 'Released' });
      expect(await ledger.fail({ taskId: 'failed', fence: 1 })).toMatchObject({ _tag: 'Failed' });
    });

    it('that was reclaimed is lost: the late holder is told who holds the task now', async () => {
      const { ledger, clock } = await claimed(10);
      clock.pass(10);
      await ledger.claim({ taskId: 't', claimant: 'bob', leaseMs: null });
      const held = { _tag: 'held', claimant: 'bob', fence: 2, leaseUntil: null } as const;
      expect(await ledger.heartbeat({ taskId: 't', fence: 1 })).toMatchObject(refused(held));
      expect(await ledger.release({ taskId: 't', fence: 1 })).toMatchObject(refused(held));
      expect(await ledger.complete({ taskId: 't', fence: 1, result: 1 })).toMatchObject({
        _tag: 'Rejected',
        reason: held,
        position: await ledger.head(),
      });
      expect(await ledger.fail({ taskId: 't', fence: 1 })).toMatchObject({
        _tag: 'Rejected',
        reason: held,
        position: await ledger.head(),
      });
      expect(await kindsOf(ledger, 't')).toEqual([
        'created',
        'claimed',
        'reclaimed',
        'claimed',
        'completion_rejected',
        'failure_rejected',
      ]);
      expect(await ledger.get('t')).toMatchObject({ status: 'running', claimant: 'bob', result: null });
    });

    it('that has passed is reclaimed by who asks for the next task, whatever it then gets', async () => {
      const { ledger, clock } = await claimed(10);
      await ledger.create({ id: 'first', title: 'first', priority: 9 });
      clock.pass(10);
      expect(await ledger.claimNext({ claimant: 'bob' })).toMatchObject({ claims: [{ id: 'first' }] });
      expect(await lastEvent(ledger, 't')).toMatchObject({
        event: { kind: 'reclaimed', data: { detectedBy: 'bob' } },
        stored: { status: 'ready' },
      });
      expect(await ledger.claimNext({ claimant: 'bob' })).toMatchObject({ claims: [{ id: 't', fence: 2 }] });
    });

    it('that has passed leaves a task that waits, where a parent was linked meanwhile', async () => {
      const { ledger, clock } = await claimed(10);
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.link({ parentId: 'p', childId: 't' });
      clock.pass(10);
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'parents_not_done', open: 1 },
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'todo', claimant: null, openParents: 1 });
    });
  });
};
