import { timedLedger } from '../fresh-ledger';
import { kindsOf } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const triaging = (newPlace: NewPlace): void => {
  describe('triage', () => {
    const fresh = timedLedger(newPlace);

    it('is where a task can begin, and it is not claimed there', async () => {
      const { ledger } = fresh();
      expect(await ledger.create({ id: 't', title: 'a thought', triage: true })).toMatchObject({
        _tag: 'Created',
        position: 3,
        status: 'triage',
      });
      expect(await kindsOf(ledger, 't')).toEqual(['created', 'triaged']);
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'not_ready', status: 'triage' },
      });
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ _tag: 'NoneReady' });
      expect(await ledger.specify({ taskId: 't', reason: 'now we know' })).toMatchObject({
        _tag: 'Specified',
        id: 't',
        status: 'ready',
      });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ reason: 'now we know' });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ _tag: 'Claimed' });
    });

    it('is left through the gate', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'], triage: true });
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'parents_not_done', open: 1 },
      });
      expect(await ledger.get('c')).toMatchObject({ status: 'triage' });
      expect(await ledger.specify({ taskId: 'c' })).toMatchObject({ status: 'todo' });
      expect(await ledger.complete({ taskId: 'p' })).toMatchObject({ promoted: ['c'] });
    });

    it('takes tasks that nobody has begun, and what they waited for is forgotten', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'ready', title: 'r' });
      await ledger.create({ id: 'todo', title: 't', parents: ['ready'] });
      await ledger.create({ id: 'scheduled', title: 's', runAt: clock.now + 1 });
      await ledger.create({ id: 'blocked', title: 'b' });
      await ledger.block({ taskId: 'blocked', kind: 'k' });
      for (const taskId of ['todo', 'ready', 'scheduled', 'blocked']) {
        expect(await ledger.triage({ taskId, reason: 'think again' })).toMatchObject({
          _tag: 'Triaged',
          id: taskId,
          status: 'triage',
        });
      }
      expect(await ledger.get('scheduled')).toMatchObject({ runAt: null });
      expect(await ledger.get('blocked')).toMatchObject({ blockedAs: null });
      clock.pass(10);
      expect(await ledger.sweep()).toMatchObject({ due: [] });
      expect(await ledger.specify({ taskId: 'scheduled' })).toMatchObject({ status: 'ready' });
    });

    it('is refused where it cannot be, without an event', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'triage', title: 't', triage: true });
      for (const id of ['running', 'review', 'done', 'hidden']) {
        await ledger.create({ id, title: id });
        await ledger.claim({ taskId: id, claimant: 'ada', leaseMs: null });
      }
      await ledger.requestReview({ taskId: 'review', fence: 1 });
      await ledger.complete({ taskId: 'done', fence: 1 });
      await ledger.release({ taskId: 'hidden', fence: 1 });
      await ledger.archive({ taskId: 'hidden' });
      const head = await ledger.head();
      const from = ['todo', 'ready', 'scheduled', 'blocked'] as const;
      for (const status of ['triage', 'running', 'review'] as const) {
        expect(await ledger.triage({ taskId: status })).toMatchObject(
          refused({ _tag: 'wrong_status', status, from }),
        );
      }
      for (const status of ['running', 'review'] as const) {
        expect(await ledger.specify({ taskId: status })).toMatchObject(
          refused({ _tag: 'wrong_status', status, from: ['triage'] }),
        );
      }
      for (const change of ['triage', 'specify'] as const) {
        expect(await ledger[change]({ taskId: 'done' })).toMatchObject(
          refused({ _tag: 'terminal', status: 'done' }),
        );
        expect(await ledger[change]({ taskId: 'hidden' })).toMatchObject(refused({ _tag: 'archived' }));
        expect(await ledger[change]({ taskId: 'ghost' })).toMatchObject(
          refused({ _tag: 'unknown_task', taskId: 'ghost' }),
        );
      }
      expect(await ledger.head()).toBe(head);
    });
  });
};
