import { timedLedger } from '../fresh-ledger';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const blocking = (newPlace: NewPlace): void => {
  describe('blocking', () => {
    const fresh = timedLedger(newPlace);

    it('holds a task back, as what its kind says, until it is unblocked', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      expect(await ledger.block({ taskId: 't', kind: 'needs input', reason: 'which colour?' })).toMatchObject(
        {
          _tag: 'Blocked',
          id: 't',
          position: 4,
          status: 'blocked',
          replayed: false,
        },
      );
      const blocked = await lastEvent(ledger, 't');
      expect(blocked.event).toEqual({
        kind: 'blocked',
        data: { kind: 'needs input', claimant: null, fence: null, failures: [] },
      });
      expect(writtenIn(blocked)).toEqual({ reason: 'which colour?' });
      expect(await ledger.get('t')).toMatchObject({ status: 'blocked', blockedAs: 'needs input' });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'blocked', kind: 'needs input' },
      });
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ _tag: 'NoneReady' });
      expect(await ledger.unblock({ taskId: 't', reason: 'red' })).toMatchObject({
        _tag: 'Unblocked',
        id: 't',
        status: 'ready',
      });
      expect(await lastEvent(ledger, 't')).toMatchObject({ event: { data: { kind: 'needs input' } } });
      expect(await ledger.get('t')).toMatchObject({ status: 'ready', blockedAs: null });
    });

    it('is done to tasks of every status that has not ended, and each goes back through the gate', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'ready', title: 'r' });
      await ledger.create({ id: 'todo', title: 't', parents: ['ready'] });
      await ledger.create({ id: 'scheduled', title: 's', runAt: clock.now + 1 });
      await ledger.create({ id: 'triage', title: 's', triage: true });
      await ledger.create({ id: 'review', title: 's' });
      await ledger.claim({ taskId: 'review', claimant: 'ada' });
      await ledger.requestReview({ taskId: 'review', fence: 1 });
      const after = { ready: 'ready', todo: 'todo', scheduled: 'ready', triage: 'ready', review: 'review' };
      for (const taskId of Object.keys(after)) {
        expect(await ledger.block({ taskId, kind: 'k' })).toMatchObject({ status: 'blocked' });
      }
      for (const [taskId, status] of Object.entries(after)) {
        expect(await ledger.unblock({ taskId })).toMatchObject({ _tag: 'Unblocked', status });
      }
      expect(await ledger.get('scheduled')).toMatchObject({ runAt: null });
    });

    it('ends the attempt of a holder who asks for it, and of nobody else', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: null });
      const held = { _tag: 'held', claimant: 'ada', fence: 1, leaseUntil: null } as const;
      for (const presented of [{}, { claimant: 'bob' }, { fence: 2 }]) {
        expect(await ledger.block({ taskId: 't', kind: 'k', ...presented })).toMatchObject(refused(held));
      }
      expect(await ledger.block({ taskId: 't', kind: 'k', fence: 1 })).toMatchObject({ _tag: 'Blocked' });
      expect(await lastEvent(ledger, 't')).toMatchObject({ event: { data: { claimant: 'ada', fence: 1 } } });
      expect(await ledger.get('t')).toMatchObject({ claimant: null, fence: null, leaseUntil: null });
      expect(await ledger.release({ taskId: 't', fence: 1 })).toMatchObject({
        reason: { _tag: 'not_claimed', status: 'blocked' },
      });
    });

    it('outlasts the parents: their completion promotes nothing, and unblocking asks the gate', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      await ledger.block({ taskId: 'c', kind: 'k' });
      expect(await ledger.unblock({ taskId: 'c' })).toMatchObject({ status: 'todo' });
      await ledger.block({ taskId: 'c', kind: 'k' });
      expect(await ledger.complete({ taskId: 'p' })).toMatchObject({ promoted: [] });
      expect(await ledger.get('c')).toMatchObject({ status: 'blocked', openParents: 0 });
      expect(await ledger.unblock({ taskId: 'c' })).toMatchObject({ status: 'ready' });
    });

    it('does not keep a task from being completed by hand', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.block({ taskId: 't', kind: 'k' });
      expect(await ledger.complete({ taskId: 't' })).toMatchObject({ _tag: 'Completed', fence: null });
      expect(await ledger.get('t')).toMatchObject({ status: 'done', blockedAs: null });
    });

    it('is refused where it cannot be, without an event', async () => {
      const { ledger } = fresh();
      for (const id of ['blocked', 'done', 'hidden', 'free']) await ledger.create({ id, title: id });
      await ledger.block({ taskId: 'blocked', kind: 'first' });
      await ledger.complete({ taskId: 'done' });
      await ledger.archive({ taskId: 'hidden' });
      const head = await ledger.head();
      const block = (taskId: string, rest: object = {}) => ledger.block({ taskId, kind: 'k', ...rest });
      expect(await block('blocked')).toMatchObject(refused({ _tag: 'blocked', kind: 'first' }));
      expect(await block('done')).toMatchObject(refused({ _tag: 'terminal', status: 'done' }));
      expect(await block('hidden')).toMatchObject(refused({ _tag: 'archived' }));
      expect(await block('free', { fence: 3 })).toMatchObject(
        refused({ _tag: 'not_claimed', status: 'ready' }),
      );
      expect(await block('ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      const from = ['blocked'] as const;
      expect(await ledger.unblock({ taskId: 'free' })).toMatchObject(
        refused({ _tag: 'wrong_status', status: 'ready', from }),
      );
      expect(await ledger.unblock({ taskId: 'done' })).toMatchObject(
        refused({ _tag: 'terminal', status: 'done' }),
      );
      expect(await ledger.unblock({ taskId: 'hidden' })).toMatchObject(refused({ _tag: 'archived' }));
      expect(await ledger.unblock({ taskId: 'ghost' })).toMatchObject(
        refused({ _tag: 'unknown_task', taskId: 'ghost' }),
      );
      expect(await ledger.head()).toBe(head);
    });
  });
};
