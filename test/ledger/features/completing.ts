import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const completing = (newPlace: NewPlace): void => {
  describe('completing', () => {
    const fresh = freshLedger(newPlace);

    it('ends a task, keeps its result, and makes the children ready that waited for it alone', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({
        tasks: [
          { id: 'p', title: 'p' },
          { id: 'q', title: 'q' },
          { id: 'alone', title: 'alone', parents: ['p'] },
          { id: 'both', title: 'both', parents: ['p', 'q'] },
        ],
      });
      await ledger.claim({ taskId: 'p', claimant: 'ada' });
      const done = await ledger.complete({ taskId: 'p', claimant: 'ada', fence: 1, result: { ok: [true] } });
      expect(done).toMatchObject({
        _tag: 'Completed',
        id: 'p',
        claimant: 'ada',
        fence: 1,
        openParents: [],
        promoted: ['alone'],
      });
      const { position } = done as { readonly position: number };
      expect(await ledger.get('p')).toMatchObject({
        status: 'done',
        result: { ok: [true] },
        claimant: null,
        completedAt: expect.any(Number) as number,
      });
      expect(await ledger.get('alone')).toMatchObject({ status: 'ready', openParents: 0 });
      expect(await ledger.get('both')).toMatchObject({ status: 'todo', openParents: 1 });
      expect((await ledger.history('alone')).at(-1)).toMatchObject({
        stored: { causation: position },
        event: { kind: 'promoted', data: { parentId: 'p' } },
      });
    });

    it('is refused, and recorded, where the attempt that is presented does not stand', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.release({ taskId: 't', claimant: 'ada' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      const stale = await ledger.complete({ taskId: 't', claimant: 'ada', fence: 1 });
      expect(stale).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'held', claimant: 'ada', fence: 2 },
        position: await ledger.head(),
      });
      expect((await ledger.history('t')).at(-1)).toMatchObject({
        stored: { status: 'running' },
        event: { kind: 'completion_rejected', data: { claimant: 'ada', fence: 1 } },
      });
    });

    it('by hand ends a task that nobody holds, and none that somebody does', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'free', title: 'free' });
      await ledger.create({ id: 'held', title: 'held' });
      await ledger.claim({ taskId: 'held', claimant: 'ada' });
      expect(await ledger.complete({ taskId: 'free', result: null })).toMatchObject({
        _tag: 'Completed',
        claimant: null,
        fence: null,
      });
      expect(await ledger.complete({ taskId: 'held' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'held' },
      });
      expect(await ledger.complete({ taskId: 'free', fence: 1 })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'terminal', status: 'done' },
      });
    });

    it('names the parents that were open when the task ended', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      expect(await ledger.complete({ taskId: 'c' })).toMatchObject({
        _tag: 'Completed',
        openParents: [{ id: 'p', status: 'ready', position: 3 }],
      });
    });
  });
};
