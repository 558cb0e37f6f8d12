import { timedLedger } from '../fresh-ledger';
import { kindsOf, kindsPast } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const waiting = (newPlace: NewPlace): void => {
  describe('waiting for a time', () => {
    const fresh = timedLedger(newPlace);

    it.each([
      ['a Date', (ms: number) => new Date(ms)],
      ['milliseconds', (ms: number) => ms],
    ])('begins with the task where it is made with %s', async (_name, moment) => {
      const { ledger, clock } = fresh();
      const runAt = clock.now + 100;
      expect(await ledger.create({ id: 't', title: 't', runAt: moment(runAt) })).toMatchObject({
        _tag: 'Created',
        position: 3,
        status: 'scheduled',
      });
      expect(await kindsOf(ledger, 't')).toEqual(['created', 'scheduled']);
      expect(await ledger.get('t')).toMatchObject({ status: 'scheduled', runAt });
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ _tag: 'NoneReady' });
      clock.pass(99);
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'scheduled', runAt },
      });
    });

    it('is over for the next claimer once the time has come, and the log says so first', async () => {
      const { ledger, clock } = fresh();
      const runAt = clock.now + 100;
      await ledger.create({ id: 't', title: 't', runAt });
      const head = await ledger.head();
      clock.pass(100);
      expect(await ledger.get('t')).toMatchObject({ status: 'scheduled' });
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ claims: [{ id: 't', fence: 1 }] });
      expect(await kindsPast(ledger, head)).toEqual(['became_due t', 'claimed t']);
      expect((await ledger.events({ from: head + 1 }))[0]).toMatchObject({
        stored: { status: 'ready' },
        event: { data: { runAt } },
      });
      expect(await ledger.get('t')).toMatchObject({ runAt: null });
    });

    it('is over at once for a task whose time had come before it was made', async () => {
      const { ledger } = fresh();
      expect(await ledger.create({ id: 't', title: 't', runAt: 0 })).toMatchObject({ status: 'scheduled' });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ _tag: 'Claimed' });
    });

    it('counts for nothing where the time is null', async () => {
      const { ledger } = fresh();
      expect(await ledger.create({ id: 't', title: 't', runAt: null })).toMatchObject({ status: 'ready' });
    });

    it('leaves a task behind that waits for its parents', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'], runAt: clock.now + 1 });
      clock.pass(1);
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'parents_not_done', open: 1 },
      });
      expect(await kindsOf(ledger, 'c')).toEqual(['created', 'scheduled', 'became_due', 'claim_rejected']);
      expect(await ledger.get('c')).toMatchObject({ status: 'todo', runAt: null });
    });

    it('is not cut short by parents that are done', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'], runAt: clock.now + 1 });
      expect(await ledger.complete({ taskId: 'p' })).toMatchObject({ promoted: [] });
      expect(await ledger.get('c')).toMatchObject({ status: 'scheduled', openParents: 0 });
      clock.pass(1);
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ claims: [{ id: 'c' }] });
    });

    it('begins for a task that nobody holds, again and again, with a reason', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      const runAt = clock.now + 7;
      expect(await ledger.schedule({ taskId: 't', runAt, reason: 'the shop is closed' })).toMatchObject({
        _tag: 'Scheduled',
        id: 't',
        position: 4,
        status: 'scheduled',
      });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ reason: 'the shop is closed' });
      await ledger.schedule({ taskId: 't', runAt: new Date(clock.now + 9) });
      expect(await ledger.get('t')).toMatchObject({ runAt: clock.now + 9 });
      clock.pass(8);
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'scheduled', runAt: clock.now + 1 },
      });
    });

    it('ends the attempt of a holder who asks for it, and of nobody else', async () => {
      const { ledger, clock } = fresh();
      const runAt = clock.now + 100;
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: null });
      const held = { _tag: 'held', claimant: 'ada', fence: 1, leaseUntil: null } as const;
      for (const presented of [{}, { claimant: 'bob' }, { fence: 2 }]) {
        expect(await ledger.schedule({ taskId: 't', runAt, ...presented })).toMatchObject(refused(held));
      }
      expect(await ledger.schedule({ taskId: 't', runAt, claimant: 'ada', fence: 1 })).toMatchObject({
        _tag: 'Scheduled',
      });
      expect(await lastEvent(ledger, 't')).toMatchObject({
        event: { kind: 'scheduled', data: { runAt, claimant: 'ada', fence: 1 } },
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'scheduled', claimant: null, fence: null });
      expect(await ledger.complete({ taskId: 't', fence: 1 })).toMatchObject({
        reason: { _tag: 'not_claimed', status: 'scheduled' },
      });
    });

    it('is refused for what cannot wait for a time, without an event', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'triage', title: 't', triage: true });
      for (const id of ['blocked', 'done', 'hidden', 'free']) await ledger.create({ id, title: id });
      await ledger.block({ taskId: 'blocked', kind: 'k' });
      await ledger.complete({ taskId: 'done' });
      await ledger.archive({ taskId: 'hidden' });
      const head = await ledger.head();
      const from = ['todo', 'ready', 'scheduled', 'running', 'review'] as const;
      const asked = (taskId: string, rest: object = {}) =>
        ledger.schedule({ taskId, runAt: clock.now, ...rest });
      expect(await asked('triage')).toMatchObject(refused({ _tag: 'wrong_status', status: 'triage', from }));
      expect(await asked('blocked')).toMatchObject(
        refused({ _tag: 'wrong_status', status: 'blocked', from }),
      );
      expect(await asked('done')).toMatchObject(refused({ _tag: 'terminal', status: 'done' }));
      expect(await asked('hidden')).toMatchObject(refused({ _tag: 'archived' }));
      expect(await asked('free', { fence: 1 })).toMatchObject(
        refused({ _tag: 'not_claimed', status: 'ready' }),
      );
      expect(await asked('ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      expect(await ledger.head()).toBe(head);
    });
  });
};
