import { timedLedger } from '../fresh-ledger';
import { kindsOf, kindsPast } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const failing = (newPlace: NewPlace): void => {
  describe('failing', () => {
    const fresh = timedLedger(newPlace);
    const claimed = async () => {
      const timed = fresh();
      await timed.ledger.create({ id: 't', title: 't' });
      await timed.ledger.claim({ taskId: 't', claimant: 'ada' });
      return timed;
    };

    it('ends an attempt, keeps its error, and makes the task ready at once', async () => {
      const { ledger } = await claimed();
      const error = { code: 7, trace: ['a', 'b'] };
      expect(await ledger.fail({ taskId: 't', claimant: 'ada', fence: 1, error })).toMatchObject({
        _tag: 'Failed',
        id: 't',
        position: 5,
        claimant: 'ada',
        fence: 1,
        attempt: 1,
        status: 'ready',
        runAt: null,
        gaveUp: false,
        replayed: false,
      });
      const failed = await lastEvent(ledger, 't');
      expect(failed).toMatchObject({ event: { kind: 'attempt_failed' }, stored: { status: 'ready' } });
      expect(writtenIn(failed)).toEqual({ error });
      expect(await ledger.get('t')).toMatchObject({
        status: 'ready',
        claimant: null,
        fence: null,
        leaseUntil: null,
        failures: 1,
        attempts: 1,
      });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ fence: 2, attempt: 2 });
    });

    it('tells an error that is null from none', async () => {
      const { ledger } = await claimed();
      await ledger.fail({ taskId: 't', fence: 1 });
      expect(await lastEvent(ledger, 't')).toMatchObject({ content: null, stored: { contentHash: null } });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.fail({ taskId: 't', fence: 2, error: null });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ error: null });
    });

    it('leaves a task that waits where a parent was linked meanwhile', async () => {
      const { ledger } = await claimed();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.link({ parentId: 'p', childId: 't' });
      expect(await ledger.fail({ taskId: 't', fence: 1 })).toMatchObject({ status: 'todo', runAt: null });
    });

    it('has the task wait for as long as the caller says', async () => {
      const { ledger, clock } = await claimed();
      const head = await ledger.head();
      const runAt = clock.now + 5_000;
      expect(await ledger.fail({ taskId: 't', fence: 1, delayMs: 5_000 })).toMatchObject({
        _tag: 'Failed',
        position: head + 1,
        status: 'scheduled',
        runAt,
        gaveUp: false,
      });
      expect(await kindsPast(ledger, head)).toEqual(['attempt_failed t', 'scheduled t']);
      expect(await lastEvent(ledger, 't')).toMatchObject({ stored: { causation: head + 1 } });
      expect(await ledger.get('t')).toMatchObject({ status: 'scheduled', runAt });
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        reason: { _tag: 'scheduled', runAt },
      });
      clock.pass(5_000);
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Claimed',
        fence: 2,
      });
    });

    it('gives a task up after three failures, and names those before the last', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      const failures: number[] = [];
      for (let fence = 1; fence <= 3; fence += 1) {
        await ledger.claim({ taskId: 't', claimant: 'ada' });
        const failed = await ledger.fail({ taskId: 't', fence });
        expect(failed).toMatchObject({ _tag: 'Failed', gaveUp: fence === 3, attempt: fence });
        expect(failed).toHaveProperty('status', fence === 3 ? 'blocked' : 'ready');
        failures.push((failed as { readonly position: number }).position);
      }
      expect(await lastEvent(ledger, 't')).toMatchObject({
        stored: { status: 'blocked', causation: failures[2] },
        event: {
          kind: 'blocked',
          data: { kind: 'gave_up', claimant: null, fence: null, failures: failures.slice(0, 2) },
        },
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'blocked', blockedAs: 'gave_up', failures: 3 });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'blocked', kind: 'gave_up' },
      });
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ _tag: 'NoneReady' });
    });

    it('gives a task up at the limit that the caller says, or never', async () => {
      const { ledger } = await claimed();
      expect(await ledger.fail({ taskId: 't', fence: 1, attempts: 1, delayMs: 9 })).toMatchObject({
        gaveUp: true,
        status: 'blocked',
        runAt: null,
      });
      await ledger.create({ id: 'stubborn', title: 'stubborn' });
      for (let fence = 1; fence <= 10; fence += 1) {
        await ledger.claim({ taskId: 'stubborn', claimant: 'ada' });
        expect(await ledger.fail({ taskId: 'stubborn', fence, attempts: null })).toMatchObject({
          gaveUp: false,
          status: 'ready',
        });
      }
      expect(await ledger.get('stubborn')).toMatchObject({ failures: 10, attempts: 10 });
    });

    it('is counted anew once the task was unblocked, or completed and reopened', async () => {
      const { ledger } = await claimed();
      await ledger.fail({ taskId: 't', fence: 1, attempts: 1 });
      await ledger.unblock({ taskId: 't' });
      expect(await ledger.get('t')).toMatchObject({ status: 'ready', failures: 0, blockedAs: null });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      expect(await ledger.fail({ taskId: 't', fence: 2 })).toMatchObject({ gaveUp: false, attempt: 2 });
      expect(await ledger.get('t')).toMatchObject({ failures: 1 });
      await ledger.complete({ taskId: 't' });
      expect(await ledger.get('t')).toMatchObject({ failures: 0 });
    });

    it('is refused, and recorded once, where the attempt that is presented does not stand', async () => {
      const { ledger, clock } = await claimed();
      const leaseUntil = clock.now + 900_000;
      const held = { _tag: 'held', claimant: 'ada', fence: 1, leaseUntil };
      const first = await ledger.fail({ taskId: 't', claimant: 'bob', error: 'mine' });
      const head = await ledger.head();
      expect(first).toMatchObject({ _tag: 'Rejected', reason: held, position: head, repeated: false });
      expect(await ledger.fail({ taskId: 't', claimant: 'bob', error: 'again' })).toMatchObject({
        _tag: 'Rejected',
        reason: held,
        position: head,
        repeated: true,
      });
      expect(await ledger.head()).toBe(head);
      expect(await lastEvent(ledger, 't')).toMatchObject({
        stored: { status: 'running' },
        content: null,
        event: { kind: 'failure_rejected', data: { claimant: 'bob', fence: null, reason: held } },
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'running', failures: 0, claimant: 'ada' });
      await ledger.release({ taskId: 't', fence: 1 });
      expect(await ledger.fail({ taskId: 't', fence: 1 })).toMatchObject({
        reason: { _tag: 'not_claimed', status: 'ready' },
        repeated: false,
      });
      await ledger.complete({ taskId: 't' });
      expect(await ledger.fail({ taskId: 't', fence: 1 })).toMatchObject({
        reason: { _tag: 'terminal', status: 'done' },
        position: await ledger.head(),
      });
      expect(await kindsOf(ledger, 't')).toEqual([
        'created',
        'claimed',
        'failure_rejected',
        'released',
        'failure_rejected',
        'completed',
        'failure_rejected',
      ]);
    });

    it('is refused for a task that is not there, without an event', async () => {
      const { ledger } = fresh();
      expect(await ledger.fail({ taskId: 'ghost', claimant: 'ada' })).toMatchObject(
        refused({ _tag: 'unknown_task', taskId: 'ghost' }),
      );
      expect(await ledger.head()).toBe(2);
    });
  });
};
