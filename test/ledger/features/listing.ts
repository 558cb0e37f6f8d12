import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const listing = (newPlace: NewPlace): void => {
  describe('listing', () => {
    const fresh = freshLedger(newPlace);
    const board = async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p', assignee: 'ada' });
      await ledger.create({ id: 'a', title: 'a', assignee: 'ada', parents: ['p'] });
      await ledger.create({ id: 'b', title: 'b', assignee: 'bob', parents: ['p'] });
      await ledger.create({ id: 'c', title: 'c' });
      await ledger.claim({ taskId: 'p', claimant: 'worker' });
      await ledger.complete({ taskId: 'c', result: 7 });
      const ids = async (input?: Parameters<typeof ledger.list>[0]) =>
        (await ledger.list(input)).tasks.map(({ id }) => id);
      return { ledger, ids };
    };

    it('tells of all tasks in the order of their creation, with what they hold', async () => {
      const { ledger, ids } = await board();
      expect(await ids()).toEqual(['p', 'a', 'b', 'c']);
      const { tasks, next } = await ledger.list();
      expect(next).toBeNull();
      expect(tasks[0]).toMatchObject({ claimant: 'worker', fence: 1, status: 'running' });
      expect(tasks[3]).toMatchObject({ result: 7, status: 'done' });
    });

    it('takes one status or several', async () => {
      const { ids } = await board();
      expect(await ids({ status: 'todo' })).toEqual(['a', 'b']);
      expect(await ids({ status: ['running', 'done'] })).toEqual(['p', 'c']);
      expect(await ids({ status: 'ready' })).toEqual([]);
      expect(await ids({ status: [] })).toEqual([]);
    });

    it('takes an assignee, which is not the claimant', async () => {
      const { ids } = await board();
      expect(await ids({ assignee: 'ada' })).toEqual(['p', 'a']);
      expect(await ids({ assignee: 'worker' })).toEqual([]);
    });

    it('takes a parent', async () => {
      const { ids } = await board();
      expect(await ids({ parentId: 'p' })).toEqual(['a', 'b']);
      expect(await ids({ parentId: 'ghost' })).toEqual([]);
    });

    it('takes all filters together', async () => {
      const { ids } = await board();
      expect(await ids({ parentId: 'p', assignee: 'bob', status: ['todo', 'ready'] })).toEqual(['b']);
      expect(await ids({ parentId: 'p', assignee: 'bob', status: 'done' })).toEqual([]);
    });

    it('says that there is no such task by null', async () => {
      const { ledger } = await board();
      expect(await ledger.get('ghost')).toBeNull();
      expect(await ledger.history('ghost')).toEqual([]);
    });
  });
};
