import { timedLedger } from '../fresh-ledger';
import { kindsOf, kindsPast } from '../kinds-of';
import { lastEvent } from '../last-event';
import type { NewPlace } from '../place';

export const sweeping = (newPlace: NewPlace): void => {
  describe('a sweep', () => {
    const fresh = timedLedger(newPlace);

    it('appends nothing where nothing is overdue', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'waits', title: 'w', runAt: clock.now + 1_000 });
      await ledger.create({ id: 'held', title: 'h' });
      await ledger.claim({ taskId: 'held', claimant: 'ada', leaseMs: 1_000 });
      const head = await ledger.head();
      clock.pass(999);
      expect(await ledger.sweep()).toMatchObject({ _tag: 'Swept', reclaimed: [], due: [], replayed: false });
      expect(await ledger.head()).toBe(head);
    });

    it('takes back what is held under leases that have passed, and wakes what has become due', async () => {
      const { ledger, clock } = fresh();
      const until = clock.now + 1_000;
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'ready', title: 'r', runAt: until });
      await ledger.create({ id: 'todo', title: 't', parents: ['p'], runAt: until });
      await ledger.create({ id: 'held', title: 'h' });
      await ledger.claim({ taskId: 'held', claimant: 'ada', leaseMs: 2_000 });
      clock.pass(2_000);
      const head = await ledger.head();
      expect(await ledger.sweep({ actor: 'janitor' })).toMatchObject({
        _tag: 'Swept',
        reclaimed: [{ id: 'held', position: head + 3, claimant: 'ada', fence: 1, gaveUp: false }],
        due: [
          { id: 'ready', position: head + 1, status: 'ready' },
          { id: 'todo', position: head + 2, status: 'todo' },
        ],
      });
      expect(await kindsPast(ledger, head)).toEqual([
        'became_due ready',
        'became_due todo',
        'reclaimed held',
      ]);
      expect(await lastEvent(ledger, 'held')).toMatchObject({
        stored: { actor: 'janitor', status: 'ready' },
        event: { data: { detectedBy: 'janitor', leaseUntil: until + 1_000, lastHeartbeatAt: null } },
      });
      expect(await ledger.sweep()).toMatchObject({ reclaimed: [], due: [] });
    });

    it('tells when the holder was last heard of', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 100 });
      clock.pass(60);
      const heard = clock.now;
      await ledger.heartbeat({ taskId: 't', fence: 1 });
      clock.pass(100);
      await ledger.sweep();
      expect(await lastEvent(ledger, 't')).toMatchObject({
        event: { data: { lastHeartbeatAt: heard, leaseUntil: heard + 100, detectedBy: 'opener' } },
      });
    });

    it('takes as many as it is asked to, the longest overdue first', async () => {
      const { ledger, clock } = fresh();
      for (const ms of [30, 10, 20]) await ledger.create({ id: `t${ms}`, title: 't', runAt: clock.now + ms });
      clock.pass(30);
      expect(await ledger.sweep({ limit: 2 })).toMatchObject({ due: [{ id: 't10' }, { id: 't20' }] });
      expect(await ledger.sweep({ limit: 2 })).toMatchObject({ due: [{ id: 't30' }] });
    });

    it('gives up a task whose workers were never heard of, three times in all', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      for (let fence = 1; fence <= 3; fence += 1) {
        await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 1 });
        clock.pass(1);
        expect(await ledger.sweep()).toMatchObject({ reclaimed: [{ id: 't', fence, gaveUp: fence === 3 }] });
      }
      expect(await ledger.get('t')).toMatchObject({ status: 'blocked', blockedAs: 'gave_up' });
      expect(await ledger.unblock({ taskId: 't' })).toMatchObject({ status: 'ready' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 1 });
      clock.pass(1);
      expect(await ledger.sweep()).toMatchObject({ reclaimed: [{ gaveUp: false }] });
    });

    it('gives up no task whose workers were heard of', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      for (let fence = 1; fence <= 5; fence += 1) {
        await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 10 });
        clock.pass(5);
        await ledger.heartbeat({ taskId: 't', fence });
        clock.pass(10);
        expect(await ledger.sweep()).toMatchObject({ reclaimed: [{ fence, gaveUp: false }] });
      }
      expect(await ledger.get('t')).toMatchObject({ status: 'ready', attempts: 5 });
    });

    it('is made by a claimer too, who is refused a task that is given up by that', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      for (let i = 0; i < 3; i += 1) {
        expect(await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 1 })).toMatchObject({
          _tag: 'Claimed',
        });
        clock.pass(1);
      }
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'blocked', kind: 'gave_up' },
        position: await ledger.head(),
      });
      expect((await kindsOf(ledger, 't')).slice(-3)).toEqual(['reclaimed', 'blocked', 'claim_rejected']);
    });

    it('of many beside each other takes each task once', async () => {
      const { ledger, clock } = fresh();
      await ledger.createGraph({
        tasks: Array.from({ length: 50 }, (_, i) => ({ id: `t${i}`, title: 't', runAt: clock.now })),
      });
      const swept = await Promise.all(Array.from({ length: 5 }, () => ledger.sweep({ limit: 20 })));
      const due = swept.flatMap((one) => (one._tag === 'Swept' ? one.due.map(({ id }) => id) : []));
      expect(due).toHaveLength(50);
      expect(new Set(due).size).toBe(50);
    });
  });
};
