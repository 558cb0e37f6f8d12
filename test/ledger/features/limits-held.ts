import { limits } from '../../../src/events/limits';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const nested = (levels: number): unknown => {
  let value: unknown = 0;
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
};

/** `bytes` of UTF-8, two to each character. */
const text = (bytes: number): string => 'ü'.repeat(Math.floor(bytes / 2)) + 'x'.repeat(bytes % 2);

const many = (length: number) => Array.from({ length }, (_, i) => ({ title: `t${i}` }));

const ids = (length: number) => Array.from({ length }, (_, i) => `p${i}`);

export const limitsHeld = (newPlace: NewPlace): void => {
  describe('the stated limits', () => {
    const fresh = freshLedger(newPlace);

    it('take the largest of everything, and refuse one byte, level or item more', async () => {
      const { ledger } = fresh();
      const { nameBytes, titleBytes, contentBytes, depth } = limits;
      const create = (data: object) => ledger.create({ title: 't', ...data });
      const held: ReadonlyArray<readonly [string, object, object]> = [
        ['create.id', { id: text(nameBytes) }, { id: text(nameBytes + 1) }],
        ['create.assignee', { assignee: text(nameBytes) }, { assignee: text(nameBytes + 1) }],
        ['create.actor', { actor: text(nameBytes) }, { actor: text(nameBytes + 1) }],
        ['create.commandId', { commandId: text(nameBytes) }, { commandId: text(nameBytes + 1) }],
        ['create.correlation', { correlation: text(nameBytes) }, { correlation: text(nameBytes + 1) }],
        ['create.title', { title: text(titleBytes) }, { title: text(titleBytes + 1) }],
        ['create.data', { data: text(contentBytes - 200) }, { data: text(contentBytes) }],
        [`create.data${'[0]'.repeat(depth)}`, { data: nested(depth) }, { data: nested(depth + 1) }],
        ['create.priority', { priority: 2 ** 31 - 1 }, { priority: 2 ** 31 }],
      ];
      for (const [field, most, more] of held) {
        expect(await create(most)).toMatchObject({ _tag: 'Created' });
        const head = await ledger.head();
        await expect(create(more)).rejects.toMatchObject({ _tag: 'InvalidInput', field });
        expect(await ledger.head()).toBe(head);
      }
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('refuse a graph with too many tasks, links or parents', async () => {
      const { ledger } = fresh();
      await expect(ledger.createGraph({ tasks: many(limits.graphTasks + 1) })).rejects.toMatchObject({
        _tag: 'InvalidInput',
        field: 'createGraph.tasks',
      });
      const links = ids(limits.graphLinks + 1).map((parentId) => ({ parentId, childId: 'c' }));
      await expect(ledger.createGraph({ tasks: many(1), links })).rejects.toMatchObject({
        field: 'createGraph.links',
      });
      await expect(ledger.create({ title: 'c', parents: ids(limits.parents + 1) })).rejects.toMatchObject({
        field: 'create.parents',
      });
      expect(await ledger.head()).toBe(2);
    });

    it('take a graph as large as may be', async () => {
      const { ledger } = fresh();
      const tasks = Array.from({ length: limits.graphTasks }, (_, i) => ({ id: `t${i}`, title: 't' }));
      expect(await ledger.createGraph({ tasks })).toMatchObject({ _tag: 'GraphCreated' });
      expect(await ledger.head()).toBe(2 + limits.graphTasks);
    });

    it('refuse a page of more than a thousand, and of none', async () => {
      const { ledger } = fresh();
      for (const limit of [0, limits.page + 1, 1.5]) {
        const refusal = { _tag: 'InvalidInput', expected: 'a whole number from 1 to 1000', value: limit };
        await expect(ledger.list({ limit })).rejects.toMatchObject({ ...refusal, field: 'list.limit' });
        await expect(ledger.events({ limit })).rejects.toMatchObject({ ...refusal, field: 'events.limit' });
        await expect(ledger.history('t', { limit })).rejects.toMatchObject({
          ...refusal,
          field: 'history.limit',
        });
        await expect(ledger.claimNext({ claimant: 'a', limit })).rejects.toMatchObject({
          ...refusal,
          field: 'claimNext.limit',
        });
      }
      expect(await ledger.list({ limit: limits.page })).toEqual({ tasks: [], next: null });
    });
  });
};
