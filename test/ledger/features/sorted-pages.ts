import * as fc from 'fast-check';
import type { Ledger } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

type Asked = NonNullable<Parameters<Ledger['list']>[0]>;

const pagesOf = async (ledger: Ledger, asked: Asked): Promise<ReadonlyArray<string>> => {
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null && seen.length < 1_000;) {
    const page = await ledger.list(after === undefined ? asked : { ...asked, after });
    expect(page.tasks.length).toBeLessThanOrEqual(asked.limit ?? 100);
    seen.push(...page.tasks.map(({ id }) => id));
    after = page.next;
  }
  return seen;
};

export const sortedPages = (newPlace: NewPlace): void => {
  describe('pages in any order', () => {
    const fresh = freshLedger(newPlace);

    it('put together are the whole list, whatever is asked for and however long they are', async () => {
      const { ledger } = fresh();
      const tasks = Array.from({ length: 40 }, (_, i) => ({
        id: `t${i}`,
        title: i % 3 === 0 ? 'fizz' : 'buzz',
        priority: (i % 5) - 2,
        ...(i % 4 === 0 ? { assignee: 'ada' } : {}),
        parents: i < 10 ? [] : [`t${i % 10}`],
      }));
      await ledger.createGraph({ tasks });
      for (let i = 0; i < 10; i += 3) await ledger.complete({ taskId: `t${i}` });
      for (let i = 1; i < 40; i += 7) await ledger.archive({ taskId: `t${i}` });
      const asked = fc.record(
        {
          status: fc.constantFrom<NonNullable<Asked['status']>>('todo', 'ready', ['done', 'ready']),
          assignee: fc.constantFrom('ada', null),
          parentId: fc.constantFrom('t1', 't3'),
          priority: fc.constantFrom(-1, 1),
          title: fc.constantFrom('FIZZ', 'z'),
          archived: fc.boolean(),
          sort: fc.constantFrom('created', 'priority', 'changed'),
          order: fc.constantFrom('asc', 'desc'),
        },
        { requiredKeys: [] },
      );
      const given = fc.tuple(asked, fc.integer({ min: 1, max: 12 }));
      await fc.assert(
        fc.asyncProperty(given, async ([one, limit]: readonly [Asked, number]) => {
          const whole = (await ledger.list({ ...one, limit: 1_000 })).tasks.map(({ id }) => id);
          expect(await pagesOf(ledger, { ...one, limit })).toEqual(whole);
        }),
        { numRuns: 150 },
      );
    });

    it('end without a `next` where there is less than a page', async () => {
      const { ledger } = fresh();
      for (const id of ['a', 'b', 'c']) await ledger.create({ id, title: id });
      expect(await ledger.list({ limit: 4 })).toMatchObject({ next: null });
      const { next } = await ledger.list({ limit: 2, sort: 'priority' });
      expect(next).toEqual(expect.any(String));
      expect(await ledger.list({ limit: 2, sort: 'priority', after: next! })).toMatchObject({
        tasks: [{ id: 'c' }],
        next: null,
      });
    });
  });
};
