import type { Ledger } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

/** Input as an untyped caller can give it. */
const ask = (
  ledger: Ledger,
  method:
    | 'create'
    | 'createGraph'
    | 'link'
    | 'claim'
    | 'claimNext'
    | 'release'
    | 'complete'
    | 'completeAndClaimNext'
    | 'list'
    | 'events',
  input: unknown,
): Promise<unknown> => (ledger[method] as (given: unknown) => Promise<unknown>).call(ledger, input);

const title = 't';
const cycle: { self?: unknown } = {};
cycle.self = cycle;
const hole: unknown[] = [1];
hole.length = 2;

const refused: ReadonlyArray<readonly [string, Parameters<typeof ask>[1], unknown, string, string, unknown]> =
  [
    ['NUL in a title', 'create', { title: 'a\0b' }, 'create.title', 'text without NUL', 'a\0b'],
    ['NUL in an id', 'create', { title, id: '\0' }, 'create.id', 'text without NUL', '\0'],
    [
      'NUL in a field name',
      'create',
      { title, data: { 'a\0': 1 } },
      "create.data: a field's name",
      'text without NUL',
      'a\0',
    ],
    [
      'a lone surrogate',
      'create',
      { title, data: ['\uD800'] },
      'create.data[0]',
      'text without lone surrogates',
      '\uD800',
    ],
    [
      '2^53',
      'create',
      { title, data: { n: 2 ** 53 } },
      'create.data.n',
      'an integer within 2^53 - 1',
      2 ** 53,
    ],
    ['NaN', 'create', { title, data: NaN }, 'create.data', 'a finite number', NaN],
    [
      'an infinity',
      'complete',
      { taskId: 't', result: [-Infinity] },
      'complete.result[0]',
      'a finite number',
      -Infinity,
    ],
    [
      'nobody who claims',
      'completeAndClaimNext',
      { taskId: 't', fence: 1 },
      'completeAndClaimNext.claimant',
      'text',
      undefined,
    ],
    [
      'a date',
      'create',
      { title, data: { at: new Date(0) } },
      'create.data.at',
      'plain JSON',
      expect.anything(),
    ],
    ['a bigint', 'create', { title, data: 1n }, 'create.data', 'plain JSON', '1'],
    [
      'undefined within data',
      'create',
      { title, data: { a: undefined } },
      'create.data.a',
      'plain JSON',
      undefined,
    ],
    ['a hole', 'create', { title, data: hole }, 'create.data[1]', 'an array without holes', undefined],
    [
      '__proto__',
      'create',
      { title, data: JSON.parse('{"__proto__":1}') as unknown },
      'create.data',
      'no field named __proto__',
      '__proto__',
    ],
    [
      'a cycle',
      'create',
      { title, data: cycle },
      `create.data${'.self'.repeat(64)}`,
      'at most 64 levels',
      '…',
    ],
    ['no title', 'create', {}, 'create.title', 'text', undefined],
    ['a blank title', 'create', { title: ' \n' }, 'create.title', 'text that is not only spaces', ' \n'],
    ['an empty id', 'create', { title, id: '' }, 'create.id', 'text', ''],
    ['a number as id', 'claim', { taskId: 7, claimant: 'a' }, 'claim.taskId', 'text', 7],
    ['null as assignee', 'create', { title, assignee: null }, 'create.assignee', 'text', null],
    ['no claimant', 'claim', { taskId: 't' }, 'claim.claimant', 'text', undefined],
    [
      'an unknown field',
      'create',
      { title, parent: 'p' },
      'create.parent',
      expect.stringMatching(/^no such field/) as string,
      'p',
    ],
    [
      'an unknown field of a task in a graph',
      'createGraph',
      { tasks: [{ title, prio: 1 }] },
      'createGraph.tasks[0].prio',
      expect.stringMatching(/^no such field/) as string,
      1,
    ],
    [
      'a caller within a task of a graph',
      'createGraph',
      { tasks: [{ title, actor: 'x' }] },
      'createGraph.tasks[0].actor',
      expect.stringMatching(/^no such field/) as string,
      'x',
    ],
    [
      'a fraction as priority',
      'create',
      { title, priority: 0.5 },
      'create.priority',
      'a whole number from -2147483647 to 2147483647',
      0.5,
    ],
    [
      'fence 0',
      'release',
      { taskId: 't', fence: 0 },
      'release.fence',
      'a whole number from 1 to 9007199254740991',
      0,
    ],
    [
      'an unknown word',
      'link',
      { parentId: 'a', childId: 'b', ifStarted: 'maybe' },
      'link.ifStarted',
      'one of link, refuse',
      'maybe',
    ],
    [
      'an unknown status',
      'list',
      { status: 'open' },
      'list.status',
      expect.stringMatching(/^one of triage/) as string,
      'open',
    ],
    ['a list as input', 'list', [], 'list', 'an object', []],
    ['nothing as input', 'create', undefined, 'create', 'an object', undefined],
    ['position 0', 'events', { from: 0 }, 'events.from', 'a whole number from 1 to 9007199254740991', 0],
  ];

export const refusedInput = (newPlace: NewPlace): void => {
  describe('input', () => {
    const fresh = freshLedger(newPlace);

    it.each(refused)(
      'with %s is refused, named, and nothing is written',
      async (_name, ...[method, input, field, expected, value]) => {
        const { ledger } = fresh();
        await expect(ask(ledger, method, input)).rejects.toMatchObject({
          _tag: 'InvalidInput',
          field,
          expected,
          value,
        });
        expect(await ledger.head()).toBe(2);
      },
    );

    it.each([7, {}, null, undefined, '', 'a\0'])('%p is refused as the id of a task to read', async (id) => {
      const { ledger } = fresh();
      const taskId = id as string;
      await expect(ledger.get(taskId)).rejects.toMatchObject({ _tag: 'InvalidInput', field: 'get.taskId' });
      await expect(ledger.history(taskId)).rejects.toMatchObject({ field: 'history.taskId' });
    });

    it('of another that is asked together with a refused one is carried out', async () => {
      const { ledger } = fresh();
      const [good, bad] = await Promise.allSettled([
        ledger.create({ id: 'good', title }),
        ledger.create({ id: 'bad', title: 'a\0' }),
      ]);
      expect(good).toMatchObject({ status: 'fulfilled', value: { _tag: 'Created' } });
      expect(bad).toMatchObject({ status: 'rejected', reason: { _tag: 'InvalidInput' } });
    });
  });
};
