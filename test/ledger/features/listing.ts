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

    it('takes those that are meant for nobody', async () => {
      const { ids } = await board();
      expect(await ids({ assignee: null })).toEqual(['c']);
    });

    it('takes a least priority', async () => {
      const { ledger, ids } = await board();
      await ledger.prioritise({ taskId: 'a', priority: 3 });
      await ledger.prioritise({ taskId: 'b', priority: -3 });
      expect(await ids({ priority: 3 })).toEqual(['a']);
      expect(await ids({ priority: 0 })).toEqual(['p', 'a', 'c']);
      expect(await ids({ priority: -3 })).toEqual(['p', 'a', 'b', 'c']);
    });

    it('takes archived tasks alone, or those that are not, or both', async () => {
      const { ledger, ids } = await board();
      await ledger.archive({ taskId: 'c' });
      expect(await ids({ archived: true })).toEqual(['c']);
      expect(await ids({ archived: false })).toEqual(['p', 'a', 'b']);
      expect(await ids()).toEqual(['p', 'a', 'b', 'c']);
      expect(await ids({ archived: true, status: 'todo' })).toEqual([]);
    });

    it('takes text of a title as it stands there, ASCII letters in either case', async () => {
      const { ledger, ids } = await board();
      const titles = [
        '100% sure',
        '100 sure',
        'a_b',
        'axb',
        'back\\slash',
        `it's "quoted"`,
        'ÄRGER',
        'Über',
        '*[a-z]?',
      ];
      for (const title of titles) await ledger.create({ id: title, title });
      expect(await ids({ title: '0%' })).toEqual(['100% sure']);
      expect(await ids({ title: '%' })).toEqual(['100% sure']);
      expect(await ids({ title: '_' })).toEqual(['a_b']);
      expect(await ids({ title: '\\' })).toEqual(['back\\slash']);
      expect(await ids({ title: `'` })).toEqual([`it's "quoted"`]);
      expect(await ids({ title: `"QUOTED"` })).toEqual([`it's "quoted"`]);
      expect(await ids({ title: 'SURE' })).toEqual(['100% sure', '100 sure']);
      expect(await ids({ title: 'ärger' })).toEqual([]);
      expect(await ids({ title: 'Ärger' })).toEqual(['ÄRGER']);
      expect(await ids({ title: '*' })).toEqual(['*[a-z]?']);
      expect(await ids({ title: '?' })).toEqual(['*[a-z]?']);
      expect(await ids({ title: 'no such text' })).toEqual([]);
      expect(await ids({ title: '' })).toHaveLength(4 + titles.length);
    });

    it('finds a title by what it was edited to, and no erased one', async () => {
      const { ledger, ids } = await board();
      await ledger.edit({ taskId: 'a', title: 'renamed' });
      expect(await ids({ title: 'rename' })).toEqual(['a']);
      await ledger.erase({ taskId: 'a', reason: 'r' });
      expect(await ids({ title: 'rename' })).toEqual([]);
      expect(await ids({ title: '' })).toEqual(['p', 'b', 'c']);
    });

    it('takes filters of every sort together', async () => {
      const { ledger, ids } = await board();
      await ledger.prioritise({ taskId: 'a', priority: 1 });
      const all = {
        status: 'todo',
        assignee: 'ada',
        parentId: 'p',
        priority: 1,
        title: 'A',
        archived: false,
      } as const;
      expect(await ids(all)).toEqual(['a']);
      for (const sort of ['created', 'priority', 'changed'] as const)
        expect(await ids({ ...all, sort })).toEqual(['a']);
      expect(await ids({ ...all, assignee: 'bob' })).toEqual([]);
      expect(await ids({ ...all, priority: 2 })).toEqual([]);
      expect(await ids({ ...all, archived: true })).toEqual([]);
    });

    it('sorts by creation, by priority, or by when the status last changed', async () => {
      const { ledger, ids } = await board();
      await ledger.prioritise({ taskId: 'b', priority: 2 });
      await ledger.prioritise({ taskId: 'c', priority: -2 });
      expect(await ids({ sort: 'created' })).toEqual(['p', 'a', 'b', 'c']);
      expect(await ids({ sort: 'created', order: 'desc' })).toEqual(['c', 'b', 'a', 'p']);
      expect(await ids({ sort: 'priority' })).toEqual(['b', 'p', 'a', 'c']);
      expect(await ids({ sort: 'priority', order: 'asc' })).toEqual(['c', 'p', 'a', 'b']);
      expect(await ids({ sort: 'changed' })).toEqual(['c', 'p', 'b', 'a']);
      expect(await ids({ sort: 'changed', order: 'asc' })).toEqual(['a', 'b', 'p', 'c']);
    });

    it('says that there is no such task by null', async () => {
      const { ledger } = await board();
      expect(await ledger.get('ghost')).toBeNull();
      expect(await ledger.history('ghost')).toEqual([]);
    });
  });
};
