import { freshLedger } from '../fresh-ledger';
import { kindsPast } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

const task = (id: string, ...parents: ReadonlyArray<string>) => ({ id, title: id, parents });

export const cancelling = (newPlace: NewPlace): void => {
  describe('cancelling', () => {
    const fresh = freshLedger(newPlace);
    /** p over a, b and the done d; a over g, g over the done e, e over f. */
    const family = async () => {
      const { ledger } = fresh();
      await ledger.createGraph({
        tasks: [task('p'), task('a', 'p'), task('b', 'p'), task('d', 'p'), task('g', 'a')],
      });
      await ledger.createGraph({ tasks: [task('e', 'g'), task('f', 'e')] });
      await ledger.complete({ taskId: 'd' });
      await ledger.complete({ taskId: 'e' });
      return ledger;
    };

    it('ends a task without doing it, and names the children that wait for it still', async () => {
      const ledger = await family();
      const head = await ledger.head();
      expect(await ledger.cancel({ taskId: 'p', reason: 'not worth it' })).toMatchObject({
        _tag: 'Cancelled',
        id: 'p',
        position: head + 1,
        openChildren: ['a', 'b'],
        open: 2,
        cancelled: [],
        waived: [],
        promoted: [],
        replayed: false,
      });
      const cancelled = await lastEvent(ledger, 'p');
      expect(writtenIn(cancelled)).toEqual({ reason: 'not worth it' });
      expect(cancelled.event).toEqual({
        kind: 'cancelled',
        data: { claimant: null, fence: null, openChildren: ['a', 'b'], open: 2 },
      });
      expect(await ledger.get('p')).toMatchObject({ status: 'cancelled', completedAt: null });
      expect(await ledger.get('a')).toMatchObject({ status: 'todo', openParents: 1 });
      expect(await ledger.claim({ taskId: 'p', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'terminal', status: 'cancelled' },
      });
      expect(await ledger.claim({ taskId: 'a', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'parents_not_done', parents: [{ id: 'p', status: 'cancelled' }] },
      });
    });

    it('takes all open descendants with it where that is asked for, and stops at what has ended', async () => {
      const ledger = await family();
      const head = await ledger.head();
      const asked = await ledger.cancel({ taskId: 'p', children: 'cancel', reason: 'all of it' });
      expect(asked).toMatchObject({
        _tag: 'Cancelled',
        cancelled: ['a', 'b', 'g'],
        waived: [],
        promoted: [],
      });
      expect(await kindsPast(ledger, head)).toEqual(['p', 'a', 'b', 'g'].map((id) => `cancelled ${id}`));
      const { tasks } = await ledger.list();
      expect(tasks.map(({ id, status }) => `${id} ${status}`).join(', ')).toBe(
        'p cancelled, a cancelled, b cancelled, d done, g cancelled, e done, f ready',
      );
      expect(await lastEvent(ledger, 'g')).toMatchObject({ stored: { causation: head + 1 } });
      expect(writtenIn(await lastEvent(ledger, 'g'))).toEqual({ reason: 'all of it' });
    });

    it('lets its open children go on without it where that is asked for', async () => {
      const ledger = await family();
      const head = await ledger.head();
      expect(await ledger.cancel({ taskId: 'p', children: 'waive' })).toMatchObject({
        _tag: 'Cancelled',
        waived: ['a', 'b'],
        promoted: ['a', 'b'],
        cancelled: [],
      });
      expect(await kindsPast(ledger, head)).toEqual([
        'cancelled p',
        'dependency_waived a',
        'promoted a',
        'dependency_waived b',
        'promoted b',
      ]);
      expect(await ledger.claim({ taskId: 'a', claimant: 'ada' })).toMatchObject({
        _tag: 'Claimed',
        parents: [{ id: 'p', status: 'cancelled', waived: head + 2 }],
        open: 0,
        total: 1,
      });
    });

    it('takes a task from whoever holds it', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.cancel({ taskId: 't' });
      expect(await lastEvent(ledger, 't')).toMatchObject({ event: { data: { claimant: 'ada', fence: 1 } } });
      expect(await ledger.get('t')).toMatchObject({ status: 'cancelled', claimant: null, fence: null });
      expect(await ledger.complete({ taskId: 't', fence: 1 })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'terminal', status: 'cancelled' },
      });
      expect(await ledger.heartbeat({ taskId: 't', fence: 1 })).toMatchObject(
        refused({ _tag: 'terminal', status: 'cancelled' }),
      );
    });

    it('ends a task of every status that has not ended', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'ready', title: 'r' });
      await ledger.create({ id: 'todo', title: 'r', parents: ['ready'] });
      await ledger.create({ id: 'triage', title: 'r', triage: true });
      await ledger.create({ id: 'scheduled', title: 'r', runAt: 0 });
      for (const id of ['blocked', 'running', 'review']) await ledger.create({ id, title: id });
      await ledger.block({ taskId: 'blocked', kind: 'k' });
      await ledger.claim({ taskId: 'running', claimant: 'ada' });
      await ledger.claim({ taskId: 'review', claimant: 'ada' });
      await ledger.requestReview({ taskId: 'review', fence: 1 });
      for (const { id } of (await ledger.list()).tasks) {
        expect(await ledger.cancel({ taskId: id })).toMatchObject({ _tag: 'Cancelled', id });
      }
      expect((await ledger.counts()).byStatus.cancelled).toBe(7);
      expect(await ledger.get('blocked')).toMatchObject({ blockedAs: null });
      expect(await ledger.get('scheduled')).toMatchObject({ runAt: null });
    });

    it('is refused where it cannot be, without an event', async () => {
      const { ledger } = fresh();
      for (const id of ['done', 'cancelled', 'hidden']) await ledger.create({ id, title: id });
      await ledger.complete({ taskId: 'done' });
      await ledger.cancel({ taskId: 'cancelled' });
      await ledger.archive({ taskId: 'hidden' });
      const head = await ledger.head();
      for (const dryRun of [false, true]) {
        for (const status of ['done', 'cancelled'] as const) {
          expect(await ledger.cancel({ taskId: status, dryRun })).toMatchObject(
            refused({ _tag: 'terminal', status }),
          );
        }
        expect(await ledger.cancel({ taskId: 'hidden', dryRun })).toMatchObject(
          refused({ _tag: 'archived' }),
        );
        expect(await ledger.cancel({ taskId: 'ghost', dryRun })).toMatchObject(
          refused({ _tag: 'unknown_task', taskId: 'ghost' }),
        );
      }
      expect(await ledger.head()).toBe(head);
    });

    it('tells in a dry run what it would do, and does nothing', async () => {
      const ledger = await family();
      const before = { report: await ledger.verify(), tasks: await ledger.list() };
      expect(await ledger.cancel({ taskId: 'p', children: 'cancel', dryRun: true })).toEqual({
        _tag: 'DryRun',
        effects: ['p', 'a', 'b', 'g'].map((id) => ({ id, kind: 'cancelled', status: 'cancelled' })),
      });
      expect({ report: await ledger.verify(), tasks: await ledger.list() }).toEqual(before);
    });

    it('binds no command id by a dry run', async () => {
      const ledger = await family();
      const asked = { taskId: 'p', commandId: 'end p' };
      expect(await ledger.cancel({ ...asked, dryRun: true })).toMatchObject({ _tag: 'DryRun' });
      expect(await ledger.cancel(asked)).toMatchObject({ _tag: 'Cancelled', replayed: false });
      expect(await ledger.cancel(asked)).toMatchObject({ _tag: 'Cancelled', replayed: true });
    });
  });

  describe('cancelling under a policy that it satisfies', () => {
    const fresh = freshLedger(newPlace, { satisfiedBy: ['done', 'cancelled'] });

    it('makes the children ready that waited for the task alone', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      expect(await ledger.cancel({ taskId: 'p' })).toMatchObject({ openChildren: ['c'], promoted: ['c'] });
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
        parents: [{ id: 'p', status: 'cancelled' }],
        open: 0,
      });
      expect(await ledger.reopen({ taskId: 'p', reason: 'after all' })).toMatchObject({ invalidated: ['c'] });
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });
  });
};
