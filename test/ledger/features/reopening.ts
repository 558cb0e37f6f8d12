import { freshLedger } from '../fresh-ledger';
import { kindsPast } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const reopening = (newPlace: NewPlace): void => {
  describe('reopening', () => {
    const fresh = freshLedger(newPlace);
    const reason = 'it was not done well';
    /** The done p over a child of every status, named for it; the done child over the done grandchild and a ready one. */
    const family = async () => {
      const { ledger } = fresh();
      const children = ['ready', 'running', 'review', 'done', 'blocked', 'scheduled', 'triage', 'cancelled'];
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.complete({ taskId: 'p', result: 'v1' });
      await ledger.create({ id: 'open', title: 'open' });
      for (const id of children) await ledger.create({ id, title: id, parents: ['p'] });
      await ledger.create({ id: 'todo', title: 'todo', parents: ['p', 'open'] });
      await ledger.create({ id: 'grandchild', title: 'g', parents: ['done'] });
      for (const taskId of ['running', 'review']) await ledger.claim({ taskId, claimant: 'ada' });
      await ledger.requestReview({ taskId: 'review', fence: 1 });
      await ledger.block({ taskId: 'blocked', kind: 'k' });
      await ledger.schedule({ taskId: 'scheduled', runAt: Date.now() + 1_000_000 });
      await ledger.triage({ taskId: 'triage' });
      await ledger.cancel({ taskId: 'cancelled' });
      for (const taskId of ['done', 'grandchild']) await ledger.complete({ taskId });
      await ledger.create({ id: 'heir', title: 'heir', parents: ['done'] });
      return ledger;
    };

    it('has a task done after all, and its children wait again or hear of it', async () => {
      const ledger = await family();
      const head = await ledger.head();
      expect(await ledger.reopen({ taskId: 'p', reason })).toMatchObject({
        _tag: 'Reopened',
        id: 'p',
        position: head + 1,
        status: 'ready',
        demoted: ['ready'],
        invalidated: ['running', 'review', 'done'],
        revoked: [],
        reopened: [],
        replayed: false,
      });
      expect([...(await kindsPast(ledger, head))].sort()).toEqual([
        'demoted ready',
        'dependency_invalidated done',
        'dependency_invalidated review',
        'dependency_invalidated running',
        'reopened p',
      ]);
      expect(await ledger.get('p')).toMatchObject({ status: 'ready', completedAt: null, result: null });
      const statuses = (await ledger.list({ parentId: 'p' })).tasks.map(({ id, status, openParents }) => ({
        id,
        status,
        openParents,
      }));
      for (const { id, status, openParents } of statuses) {
        expect([id, status]).toEqual([id, id === 'ready' ? 'todo' : id]);
        expect([id, openParents]).toEqual([id, id === 'todo' ? 2 : 1]);
      }
      expect(writtenIn((await ledger.events({ from: head + 1, limit: 1 }))[0]!)).toEqual({ reason });
    });

    it('lets a running child finish, though its parent is open', async () => {
      const ledger = await family();
      await ledger.reopen({ taskId: 'p', reason });
      expect(await ledger.complete({ taskId: 'running', fence: 1 })).toMatchObject({
        _tag: 'Completed',
        openParents: [{ id: 'p', status: 'ready' }],
      });
    });

    it('takes running children from their holders where that is asked for', async () => {
      const ledger = await family();
      expect(await ledger.reopen({ taskId: 'p', reason, running: 'revoke' })).toMatchObject({
        revoked: ['running'],
        invalidated: ['review', 'done'],
      });
      expect(await lastEvent(ledger, 'running')).toMatchObject({
        event: { kind: 'revoked', data: { parentId: 'p', claimant: 'ada', fence: 1 } },
        stored: { status: 'todo' },
      });
      expect(await ledger.get('running')).toMatchObject({ status: 'todo', claimant: null, fence: null });
      expect(await ledger.complete({ taskId: 'running', fence: 1 })).toMatchObject({
        reason: { _tag: 'not_claimed', status: 'todo' },
      });
    });

    it('reopens done descendants in turn where that is asked for', async () => {
      const ledger = await family();
      expect(await ledger.reopen({ taskId: 'p', reason, cascade: true })).toMatchObject({
        reopened: ['done', 'grandchild'],
        invalidated: ['running', 'review'],
        demoted: expect.arrayContaining(['ready', 'heir']) as string[],
      });
      for (const id of ['done', 'grandchild', 'heir', 'ready']) {
        expect(await ledger.get(id)).toMatchObject({ status: 'todo', openParents: 1 });
      }
      expect(writtenIn(await lastEvent(ledger, 'grandchild'))).toEqual({ reason });
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('of a cancelled task leaves its children as they are, which waited anyway', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      await ledger.cancel({ taskId: 'p' });
      const head = await ledger.head();
      expect(await ledger.reopen({ taskId: 'p', reason })).toMatchObject({ demoted: [], invalidated: [] });
      expect(await kindsPast(ledger, head)).toEqual(['reopened p']);
      expect(await lastEvent(ledger, 'p')).toMatchObject({ event: { data: { from: 'cancelled' } } });
    });

    it('asks the gate: a task whose parent is open waits', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      await ledger.complete({ taskId: 'c' });
      expect(await ledger.reopen({ taskId: 'c', reason })).toMatchObject({ status: 'todo' });
    });

    it('is refused where it cannot be, without an event', async () => {
      const { ledger } = fresh();
      for (const id of ['free', 'hidden']) await ledger.create({ id, title: id });
      await ledger.complete({ taskId: 'hidden' });
      await ledger.archive({ taskId: 'hidden' });
      const head = await ledger.head();
      for (const dryRun of [false, true]) {
        expect(await ledger.reopen({ taskId: 'free', reason, dryRun })).toMatchObject(
          refused({ _tag: 'wrong_status', status: 'ready', from: ['done', 'cancelled'] }),
        );
        expect(await ledger.reopen({ taskId: 'hidden', reason, dryRun })).toMatchObject(
          refused({ _tag: 'archived' }),
        );
        expect(await ledger.reopen({ taskId: 'ghost', reason, dryRun })).toMatchObject(
          refused({ _tag: 'unknown_task', taskId: 'ghost' }),
        );
      }
      expect(await ledger.head()).toBe(head);
    });

    it('tells in a dry run what it would do, and does nothing', async () => {
      const ledger = await family();
      const before = { report: await ledger.verify(), tasks: await ledger.list() };
      const told = await ledger.reopen({
        taskId: 'p',
        reason,
        cascade: true,
        running: 'revoke',
        dryRun: true,
      });
      expect(told).toMatchObject({
        _tag: 'DryRun',
        effects: expect.arrayContaining([
          { id: 'p', kind: 'reopened', status: 'ready' },
          { id: 'ready', kind: 'demoted', status: 'todo' },
          { id: 'running', kind: 'revoked', status: 'todo' },
          { id: 'grandchild', kind: 'reopened', status: 'todo' },
        ]) as object[],
      });
      expect({ report: await ledger.verify(), tasks: await ledger.list() }).toEqual(before);
    });
  });
};
