import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

/** Two tasks, the second of them `id`, under the first and `parentId`. */
const graph = (id: string, parentId: string) => ({
  tasks: [
    { id: 'first', title: 'first' },
    { id, title: id, parents: ['first', parentId] },
  ],
});

export const creatingGraphs = (newPlace: NewPlace): void => {
  describe('creating a graph', () => {
    const fresh = freshLedger(newPlace);

    it('makes all its tasks, parents first, with the links between them', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'old', title: 'old' });
      const made = await ledger.createGraph({
        tasks: [
          { id: 'roof', title: 'roof', parents: ['walls', 'old'] },
          { id: 'walls', title: 'walls' },
          { id: 'base', title: 'base' },
        ],
        links: [{ parentId: 'base', childId: 'walls' }],
      });
      expect(made).toMatchObject({
        _tag: 'GraphCreated',
        tasks: [
          { id: 'base', status: 'ready' },
          { id: 'walls', status: 'todo' },
          { id: 'roof', status: 'todo' },
        ],
      });
      expect(await ledger.get('roof')).toMatchObject({ parents: 2, openParents: 2, status: 'todo' });
      expect((await ledger.list({ parentId: 'base' })).tasks.map(({ id }) => id)).toEqual(['walls']);
    });

    it('makes none of its tasks where one cannot be made', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'taken', title: 'taken' });
      const head = await ledger.head();
      expect(await ledger.createGraph(graph('taken', 'first'))).toMatchObject({
        _tag: 'Rejected',
        id: null,
        reason: { _tag: 'duplicate_id', taskId: 'taken' },
      });
      expect(await ledger.createGraph(graph('new', 'ghost'))).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'unknown_task', taskId: 'ghost' },
      });
      expect(await ledger.head()).toBe(head);
      expect(await ledger.get('first')).toBeNull();
    });

    it('names the cycle that it would close', async () => {
      const { ledger } = fresh();
      const refused = await ledger.createGraph({
        tasks: [
          { id: 'a', title: 'a', parents: ['c'] },
          { id: 'b', title: 'b', parents: ['a'] },
          { id: 'c', title: 'c', parents: ['b'] },
        ],
      });
      expect(refused).toMatchObject({ _tag: 'Rejected', reason: { _tag: 'cycle' } });
      const { path } = (refused as unknown as { readonly reason: { readonly path: string[] } }).reason;
      expect(path).toHaveLength(4);
      expect(path.at(0)).toBe(path.at(-1));
      expect(new Set(path)).toEqual(new Set(['a', 'b', 'c']));
    });
  });
};
