import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const nested = (levels: number): unknown => (levels === 0 ? 'core' : { in: [nested(levels - 2)] });

export const creating = (newPlace: NewPlace): void => {
  describe('creating', () => {
    const fresh = freshLedger(newPlace);

    it('gives a task an id that is a UUIDv7 and sorts in the order of creation', async () => {
      const { ledger } = fresh();
      const one = await ledger.create({ title: 'one' });
      const two = await ledger.create({ title: 'two' });
      expect(one).toMatchObject({
        _tag: 'Created',
        status: 'ready',
        replayed: false,
        id: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ) as string,
      });
      expect(String(two.id) > String(one.id)).toBe(true);
    });

    it('leaves everything that is not given at its default', async () => {
      const { ledger } = fresh();
      const before = Date.now();
      const created = await ledger.create({ id: 'plain', title: 'plain' });
      const task = await ledger.get('plain');
      expect(task).toEqual({
        id: 'plain',
        title: 'plain',
        status: 'ready',
        statusPosition: 3,
        assignee: null,
        priority: 0,
        data: null,
        result: null,
        claimant: null,
        fence: null,
        leaseUntil: null,
        heartbeatAt: null,
        attempts: 0,
        failures: 0,
        runAt: null,
        blockedAs: null,
        archivedAt: null,
        erased: null,
        parents: 0,
        openParents: 0,
        createdAt: expect.any(Number) as number,
        completedAt: null,
        version: 1,
        position: (created as { readonly position: number }).position,
        parentsSeen: [],
      });
      expect(task?.createdAt).toBeGreaterThanOrEqual(before);
      expect(task?.createdAt).toBeLessThanOrEqual(Date.now());
    });

    it('keeps what is given', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'parent' });
      const given = {
        id: 'c',
        title: 'child',
        assignee: 'ada',
        priority: -7,
        data: { a: 1 },
        parents: ['p'],
      };
      expect(await ledger.create(given)).toMatchObject({ _tag: 'Created', id: 'c', status: 'todo' });
      expect(await ledger.get('c')).toMatchObject({
        title: 'child',
        assignee: 'ada',
        priority: -7,
        data: { a: 1 },
        status: 'todo',
        parents: 1,
        openParents: 1,
        parentsSeen: [{ id: 'p', status: 'ready', position: 3 }],
      });
    });

    it.each([
      ['null', null],
      ['true', true],
      ['an empty text', ''],
      ['zero', 0],
      ['the largest whole number', 2 ** 53 - 1],
      ['the least whole number', 1 - 2 ** 53],
      ['the least fraction', 5e-324],
      ['the largest fraction', 2 ** 52 - 0.5],
      ['a fraction', 0.1],
      ['an empty object', {}],
      ['an empty array', []],
      ['fields that are no names', { '': 1, 'a b': 2, '0': 3, constructor: 4, toString: null }],
      ['arrays in arrays', [[], [[null]], [1, 'two', { three: 3 }]]],
      ['50 levels', nested(50)],
    ])('keeps data that is %s', async (_name, data) => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't', data });
      expect((await ledger.get('t'))?.data).toEqual(data);
    });

    it('keeps data of a megabyte', async () => {
      const { ledger } = fresh();
      const data = { text: 'ü'.repeat(512 * 1024) };
      await ledger.create({ id: 'large', title: 'large', data });
      expect((await ledger.get('large'))?.data).toEqual(data);
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('refuses an id that is taken, a parent that is not there, and a task as its own parent', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a' });
      const head = await ledger.head();
      expect(await ledger.create({ id: 'a', title: 'again' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'duplicate_id', taskId: 'a' },
        position: null,
      });
      expect(await ledger.create({ id: 'b', title: 'b', parents: ['a', 'ghost'] })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'unknown_task', taskId: 'ghost' },
      });
      expect(await ledger.create({ id: 'b', title: 'b', parents: ['b'] })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'self_link', taskId: 'b' },
      });
      expect(await ledger.head()).toBe(head);
      expect(await ledger.get('b')).toBeNull();
    });

    it('counts a parent that is named twice once', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p', 'p'] });
      expect(await ledger.get('c')).toMatchObject({ parents: 1, openParents: 1 });
    });
  });
};
