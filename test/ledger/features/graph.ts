import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const task = (id: string, ...parents: ReadonlyArray<string>) => ({ id, title: `the ${id}`, parents });

export const graph = (newPlace: NewPlace): void => {
  describe('the graph around a task', () => {
    const fresh = freshLedger(newPlace);
    /** top → left, right → t → below → bottom; top → bottom; aside under left, apart from t. */
    const diamond = async () => {
      const { ledger } = fresh();
      await ledger.createGraph({
        tasks: [
          task('top'),
          task('left', 'top'),
          task('right', 'top'),
          task('t', 'left', 'right'),
          task('below', 't'),
          task('bottom', 'below', 'top'),
          task('aside', 'left'),
          task('stranger'),
        ],
      });
      await ledger.complete({ taskId: 'top' });
      await ledger.claim({ taskId: 'left', claimant: 'ada' });
      await ledger.waive({ parentId: 'right', childId: 't', reason: 'r' });
      return ledger;
    };

    it('has its ancestors and its descendants, from the farthest ancestor down', async () => {
      const ledger = await diamond();
      const told = await ledger.graph('t');
      expect(told).toMatchObject({ taskId: 't', more: false });
      expect(told?.tasks.map(({ id, step }) => [id, step])).toEqual([
        ['top', -2],
        ['right', -1],
        ['left', -1],
        ['t', 0],
        ['below', 1],
        ['bottom', 2],
      ]);
      expect(told?.tasks.find(({ id }) => id === 'left')).toEqual({
        id: 'left',
        title: 'the left',
        status: 'running',
        claimant: 'ada',
        openParents: 0,
        archived: false,
        step: -1,
      });
    });

    it('has the links that lead there, and says which hold a child back', async () => {
      const ledger = await diamond();
      const waived = (await ledger.history('t')).find(({ event }) => event.kind === 'dependency_waived');
      const told = await ledger.graph('t');
      const links = new Map(told?.links.map((link) => [`${link.parentId} ${link.childId}`, link]));
      expect([...links.keys()].sort()).toEqual([
        'below bottom',
        'left t',
        'right t',
        't below',
        'top bottom',
        'top left',
        'top right',
      ]);
      expect(links.get('top left')).toMatchObject({ satisfied: true, waived: null });
      expect(links.get('left t')).toMatchObject({ satisfied: false, waived: null });
      expect(links.get('right t')).toMatchObject({ satisfied: true, waived: waived?.stored.position });
    });

    it('of a task alone is the task, and of none is null', async () => {
      const ledger = await diamond();
      expect(await ledger.graph('stranger')).toMatchObject({
        tasks: [{ id: 'stranger', step: 0 }],
        links: [],
        more: false,
      });
      expect(await ledger.graph('ghost')).toBeNull();
    });

    it('ends where it was asked to, says that there is more, and links nothing that it does not name', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'root', title: 'root' });
      for (let i = 0; i < 10; i += 1) await ledger.create({ id: `c${i}`, title: 'c', parents: ['root'] });
      const told = await ledger.graph('root', { limit: 4 });
      expect(told?.tasks.map(({ id }) => id)).toEqual(['root', 'c0', 'c1', 'c2', 'c3']);
      expect(told?.links).toHaveLength(4);
      expect(told?.more).toBe(true);
      expect(await ledger.graph('root', { limit: 10 })).toMatchObject({ more: false });
      expect(await ledger.graph('c9', { limit: 1 })).toMatchObject({
        more: false,
        tasks: [{ id: 'root' }, { id: 'c9' }],
      });
    });

    it('tells an archived task and an erased title', async () => {
      const ledger = await diamond();
      await ledger.archive({ taskId: 'below' });
      await ledger.erase({ taskId: 'below', reason: 'r' });
      const told = await ledger.graph('t');
      expect(told?.tasks.find(({ id }) => id === 'below')).toMatchObject({ archived: true, title: null });
    });

    it('goes down a long chain, and up again', async () => {
      const { ledger } = fresh();
      const tasks = Array.from({ length: 1_000 }, (_, i) => ({
        id: `t${i}`,
        title: 't',
        parents: i === 0 ? [] : [`t${i - 1}`],
      }));
      await ledger.createGraph({ tasks });
      const down = await ledger.graph('t0');
      expect(down?.tasks.at(-1)).toMatchObject({ id: 't999', step: 999 });
      const up = await ledger.graph('t999', { limit: 999 });
      expect(up?.tasks[0]).toMatchObject({ id: 't0', step: -999 });
      expect(up).toMatchObject({ more: false });
    });
  });
};
