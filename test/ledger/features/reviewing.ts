import { timedLedger } from '../fresh-ledger';
import { kindsOf } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const reviewing = (newPlace: NewPlace): void => {
  describe('reviewing', () => {
    const fresh = timedLedger(newPlace);
    const inReview = async () => {
      const timed = fresh();
      const { ledger } = timed;
      await ledger.create({ id: 't', title: 'draft' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      const asked = await ledger.requestReview({ taskId: 't', fence: 1, result: { text: 'v1' } });
      return { ...timed, asked };
    };

    it('begins with the outcome of an attempt, which ends by that', async () => {
      const { ledger, asked } = await inReview();
      expect(asked).toMatchObject({ _tag: 'ReviewRequested', id: 't', position: 5, status: 'review' });
      expect(await lastEvent(ledger, 't')).toMatchObject({
        event: { kind: 'review_requested', data: { claimant: 'ada', fence: 1 } },
      });
      expect(await ledger.get('t')).toMatchObject({
        status: 'review',
        result: { text: 'v1' },
        claimant: null,
        fence: null,
        completedAt: null,
      });
      expect(await ledger.heartbeat({ taskId: 't', fence: 1 })).toMatchObject(
        refused({ _tag: 'not_claimed', status: 'review' }),
      );
    });

    it('is asked for: who asks for what is ready is given none of it', async () => {
      const { ledger } = await inReview();
      expect(await ledger.claimNext({ claimant: 'bob' })).toMatchObject({ _tag: 'NoneReady' });
      expect(await ledger.claimNext({ claimant: 'bob', from: 'review' })).toMatchObject({
        claims: [{ id: 't', from: 'review', fence: 2, attempt: 2 }],
      });
      await ledger.create({ id: 'other', title: 'other' });
      expect(await ledger.claimNext({ claimant: 'bob', from: 'review' })).toMatchObject({
        _tag: 'NoneReady',
      });
    });

    it('is approved by completing, which keeps the outcome where it brings none of its own', async () => {
      const { ledger } = await inReview();
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({ from: 'review' });
      expect(await ledger.complete({ taskId: 't', fence: 2 })).toMatchObject({ _tag: 'Completed', fence: 2 });
      expect(await ledger.get('t')).toMatchObject({ status: 'done', result: { text: 'v1' } });
    });

    it('is approved by completing with another outcome', async () => {
      const { ledger } = await inReview();
      await ledger.complete({ taskId: 't', result: 'v2' });
      expect(await ledger.get('t')).toMatchObject({ status: 'done', result: 'v2' });
    });

    it('ends with changes that are requested: by who reviews, or by hand where nobody does', async () => {
      const { ledger, clock } = await inReview();
      expect(await ledger.requestChanges({ taskId: 't', reason: 'too short' })).toMatchObject({
        _tag: 'ChangesRequested',
        id: 't',
        status: 'ready',
      });
      const requested = await lastEvent(ledger, 't');
      expect(requested.event).toEqual({ kind: 'changes_requested', data: { claimant: null, fence: null } });
      expect(writtenIn(requested)).toEqual({ reason: 'too short' });
      expect(await ledger.get('t')).toMatchObject({ status: 'ready', result: null });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ from: 'ready', fence: 2 });
      await ledger.requestReview({ taskId: 't', claimant: 'ada' });
      await ledger.claim({ taskId: 't', claimant: 'bob' });
      const held = { _tag: 'held', claimant: 'bob', fence: 3, leaseUntil: clock.now + 900_000 } as const;
      for (const presented of [{}, { claimant: 'ada' }, { fence: 2 }]) {
        expect(await ledger.requestChanges({ taskId: 't', ...presented })).toMatchObject(refused(held));
      }
      expect(await ledger.requestChanges({ taskId: 't', fence: 3 })).toMatchObject({ status: 'ready' });
      expect(await lastEvent(ledger, 't')).toMatchObject({ event: { data: { claimant: 'bob', fence: 3 } } });
    });

    it.each(['release', 'reclaim', 'fail', 'wait'] as const)(
      'goes on after a reviewer who ends by %s',
      async (end) => {
        const { ledger, clock } = await inReview();
        await ledger.claim({ taskId: 't', claimant: 'bob', leaseMs: 10 });
        if (end === 'release') await ledger.release({ taskId: 't', fence: 2 });
        if (end === 'fail') await ledger.fail({ taskId: 't', fence: 2 });
        if (end === 'wait') await ledger.schedule({ taskId: 't', fence: 2, runAt: clock.now + 5 });
        clock.pass(10);
        if (end === 'reclaim' || end === 'wait') await ledger.sweep();
        expect(await ledger.get('t')).toMatchObject({ status: 'review', result: { text: 'v1' } });
        expect(await ledger.claimNext({ claimant: 'eve', from: 'review' })).toMatchObject({
          claims: [{ id: 't', fence: 3 }],
        });
      },
    );

    it('is gated by the parents too, and what is refused stays in review', async () => {
      const { ledger } = await inReview();
      await ledger.create({ id: 'p', title: 'p' });
      expect(await ledger.link({ parentId: 'p', childId: 't' })).toMatchObject({ binds: 'next_attempt' });
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        reason: { _tag: 'parents_not_done', open: 1 },
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'review' });
      expect(await ledger.requestChanges({ taskId: 't' })).toMatchObject({ status: 'todo' });
      expect(await ledger.complete({ taskId: 'p' })).toMatchObject({ promoted: ['t'] });
    });

    it('is passed over by who asks for the next one, again and again, while a parent is open', async () => {
      const { ledger } = await inReview();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.link({ parentId: 'p', childId: 't' });
      for (const limit of [1, 2]) {
        expect(await ledger.claimNext({ claimant: 'bob', from: 'review', limit })).toMatchObject({
          _tag: 'NoneReady',
        });
      }
      const head = await ledger.head();
      await ledger.claimNext({ claimant: 'bob', from: 'review' });
      expect(await ledger.head()).toBe(head);
      await ledger.complete({ taskId: 'p' });
      expect(await ledger.claimNext({ claimant: 'bob', from: 'review' })).toMatchObject({
        claims: [{ id: 't' }],
      });
    });

    it('can be asked for without an outcome, and with one that is null', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.requestReview({ taskId: 't', fence: 1 });
      expect(await lastEvent(ledger, 't')).toMatchObject({ content: null });
      await ledger.requestChanges({ taskId: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.requestReview({ taskId: 't', fence: 2, result: null });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ result: null });
    });

    it('is refused where it cannot be, without an event', async () => {
      const { ledger } = await inReview();
      for (const id of ['free', 'done']) await ledger.create({ id, title: id });
      await ledger.complete({ taskId: 'done' });
      const head = await ledger.head();
      const review = (taskId: string) => ledger.requestReview({ taskId, claimant: 'ada' });
      expect(await review('t')).toMatchObject(refused({ _tag: 'not_claimed', status: 'review' }));
      expect(await review('free')).toMatchObject(refused({ _tag: 'not_claimed', status: 'ready' }));
      expect(await review('done')).toMatchObject(refused({ _tag: 'terminal', status: 'done' }));
      expect(await review('ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      const changes = (taskId: string) => ledger.requestChanges({ taskId });
      expect(await changes('free')).toMatchObject(
        refused({ _tag: 'wrong_status', status: 'ready', from: ['review'] }),
      );
      expect(await changes('done')).toMatchObject(refused({ _tag: 'terminal', status: 'done' }));
      expect(await changes('ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      expect(await ledger.head()).toBe(head);
      expect(await kindsOf(ledger, 't')).toEqual(['created', 'claimed', 'review_requested']);
    });
  });
};
