import type { Ledger } from '../../../src/index';
import { limits } from '../../../src/events/limits';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

/** Input as an untyped caller can give it. */
const ask = (ledger: Ledger, method: keyof Ledger, input: unknown): Promise<unknown> =>
  (ledger[method] as (given: unknown) => Promise<unknown>).call(ledger, input);

const taskId = 't';
const reason = 'r';
const spaces = ' \t\n\u00A0\u3000';
const lease = `a whole number from 1 to ${limits.spanMs}`;
const wait = `a whole number from 0 to ${limits.spanMs}`;
const instant = 'a Date, or milliseconds since 1970';
const notSpaces = 'text that is not only spaces';
const claim = { taskId, claimant: 'ada' };
const tomorrow = 1e12;

type Refused = readonly [string, keyof Ledger, unknown, string, string, unknown];

const numbers: ReadonlyArray<Refused> = [
  ...[0, -1, 1.5, NaN, Infinity, limits.spanMs + 1, 2 ** 53, '9', true].flatMap((leaseMs): Refused[] => [
    [`leaseMs ${String(leaseMs)}`, 'claim', { ...claim, leaseMs }, 'claim.leaseMs', lease, leaseMs],
    [
      `leaseMs ${String(leaseMs)}`,
      'claimNext',
      { claimant: 'a', leaseMs },
      'claimNext.leaseMs',
      lease,
      leaseMs,
    ],
    [`leaseMs ${String(leaseMs)}`, 'heartbeat', { ...claim, leaseMs }, 'heartbeat.leaseMs', lease, leaseMs],
  ]),
  ['leaseMs null', 'heartbeat', { ...claim, leaseMs: null }, 'heartbeat.leaseMs', lease, null],
  ...[-1, 0.5, NaN, limits.spanMs + 1].map((delayMs): Refused => [
    `delayMs ${delayMs}`,
    'fail',
    { ...claim, delayMs },
    'fail.delayMs',
    wait,
    delayMs,
  ]),
  ...[0, -3, 2.5, 2 ** 53].map((attempts): Refused => [
    `attempts ${attempts}`,
    'fail',
    { ...claim, attempts },
    'fail.attempts',
    'a whole number from 1 to 9007199254740991',
    attempts,
  ]),
  ...[0.5, 2 ** 31, -(2 ** 31), NaN].map((priority): Refused => [
    `priority ${priority}`,
    'prioritise',
    { taskId, priority },
    'prioritise.priority',
    'a whole number from -2147483647 to 2147483647',
    priority,
  ]),
  ...[0, 1_001, 1.5].map((limit): Refused => [
    `limit ${limit}`,
    'sweep',
    { limit },
    'sweep.limit',
    'a whole number from 1 to 1000',
    limit,
  ]),
];

const moments: ReadonlyArray<Refused> = [
  NaN,
  new Date(NaN),
  -1,
  1.5,
  2 ** 53,
  Infinity,
  '2030-01-01',
  true,
].flatMap((runAt): Refused[] => [
  [`runAt ${String(runAt)}`, 'create', { title: 't', runAt }, 'create.runAt', instant, runAt],
  [`runAt ${String(runAt)}`, 'schedule', { taskId, runAt }, 'schedule.runAt', instant, runAt],
]);

const contradictory: ReadonlyArray<Refused> = [
  [
    'both runAt and triage',
    'create',
    { title: 't', runAt: tomorrow, triage: true },
    'create.runAt',
    'no time for a task in triage: schedule it once it is specified',
    tomorrow,
  ],
  [
    'both runAt and triage in a graph',
    'createGraph',
    { tasks: [{ title: 't' }, { title: 't', runAt: tomorrow, triage: true }] },
    'createGraph.tasks[1].runAt',
    'no time for a task in triage: schedule it once it is specified',
    tomorrow,
  ],
  ['no moment', 'schedule', { taskId }, 'schedule.runAt', instant, undefined],
  ['a moment of null', 'schedule', { taskId, runAt: null }, 'schedule.runAt', instant, null],
  [
    'both task and position',
    'erase',
    { taskId, position: 3, reason },
    'erase.taskId',
    'a task or a position, one of the two',
    taskId,
  ],
  [
    'neither task nor position',
    'erase',
    { reason },
    'erase.taskId',
    'a task or a position, one of the two',
    undefined,
  ],
  [
    'position 0',
    'erase',
    { position: 0, reason },
    'erase.position',
    'a whole number from 1 to 9007199254740991',
    0,
  ],
  ['nothing to edit', 'edit', { taskId }, 'edit.title', 'a title, or data', undefined],
  ['nobody to assign to', 'assign', { taskId }, 'assign.assignee', 'text', undefined],
];

const words: ReadonlyArray<Refused> = [
  ['a title of spaces', 'edit', { taskId, title: spaces }, 'edit.title', notSpaces, spaces],
  ['a comment of spaces', 'comment', { taskId, text: spaces }, 'comment.text', notSpaces, spaces],
  ['an empty comment', 'comment', { taskId, text: '' }, 'comment.text', notSpaces, ''],
  ['a reason of spaces', 'reopen', { taskId, reason: spaces }, 'reopen.reason', notSpaces, spaces],
  ['no reason', 'reopen', { taskId }, 'reopen.reason', 'text', undefined],
  ['a reason of spaces', 'erase', { taskId, reason: spaces }, 'erase.reason', notSpaces, spaces],
  ['no reason', 'erase', { taskId }, 'erase.reason', 'text', undefined],
  [
    'a reason of spaces',
    'waive',
    { parentId: 'p', childId: 'c', reason: spaces },
    'waive.reason',
    notSpaces,
    spaces,
  ],
  ['no reason', 'waive', { parentId: 'p', childId: 'c' }, 'waive.reason', 'text', undefined],
  ['an empty kind', 'block', { taskId, kind: '' }, 'block.kind', 'text', ''],
  ['no kind', 'block', { taskId }, 'block.kind', 'text', undefined],
  [
    'an unknown way with children',
    'cancel',
    { taskId, children: 'eat' },
    'cancel.children',
    'one of keep, cancel, waive',
    'eat',
  ],
  [
    'an unknown way with holders',
    'reopen',
    { taskId, reason, running: 'stop' },
    'reopen.running',
    'one of keep, revoke',
    'stop',
  ],
  [
    'a word for a flag',
    'reopen',
    { taskId, reason, cascade: 'yes' },
    'reopen.cascade',
    'true or false',
    'yes',
  ],
  ['a number for a flag', 'cancel', { taskId, dryRun: 1 }, 'cancel.dryRun', 'true or false', 1],
  ['a number for a flag', 'create', { title: 't', triage: 1 }, 'create.triage', 'true or false', 1],
  [
    'an unknown place to take from',
    'claimNext',
    { claimant: 'a', from: 'todo' },
    'claimNext.from',
    'one of ready, review',
    'todo',
  ],
  ['an unknown sort', 'list', { sort: 'title' }, 'list.sort', 'one of created, priority, changed', 'title'],
  ['an unknown order', 'list', { order: 'up' }, 'list.order', 'one of asc, desc', 'up'],
  [
    'an unknown status among others',
    'list',
    { status: ['done', 'open'] },
    'list.status[1]',
    expect.stringMatching(/^one of triage/) as string,
    'open',
  ],
  ['a word for archived', 'list', { archived: 'no' }, 'list.archived', 'true or false', 'no'],
  [
    'a fraction as priority',
    'list',
    { priority: 0.5 },
    'list.priority',
    'a whole number from -2147483647 to 2147483647',
    0.5,
  ],
  ...['x', '1', '1:', ':1', '1:2:3', '1.5:1', '1e3:1', ' 1:1', '-1:-1', '99999999999999999:1'].map(
    (after): Refused => [
      `after ${JSON.stringify(after)}`,
      'list',
      { after },
      'list.after',
      'the `next` of a page',
      after,
    ],
  ),
  ['a number as after', 'list', { after: 7 }, 'list.after', 'text', 7],
];

/** Each field of text, by the input that holds it. */
const textFields: ReadonlyArray<readonly [string, (text: string) => object]> = [
  ['create.title', (title) => ({ title })],
  ['create.assignee', (assignee) => ({ title: 't', assignee })],
  ['create.actor', (actor) => ({ title: 't', actor })],
  ['create.commandId', (commandId) => ({ title: 't', commandId })],
  ['create.correlation', (correlation) => ({ title: 't', correlation })],
  ['create.parents[0]', (parent) => ({ title: 't', parents: [parent] })],
  ['edit.title', (title) => ({ taskId, title })],
  ['assign.assignee', (assignee) => ({ taskId, assignee })],
  ['comment.text', (text) => ({ taskId, text })],
  ['block.kind', (kind) => ({ taskId, kind })],
  ['list.title', (title) => ({ title })],
  ['list.assignee', (assignee) => ({ assignee })],
  ['list.parentId', (parentId) => ({ parentId })],
  ['claimNext.claimant', (claimant) => ({ claimant })],
  ['claimNext.assignee', (assignee) => ({ claimant: 'a', assignee })],
  ['waive.reason', (why) => ({ parentId: 'p', childId: 'c', reason: why })],
  ...['claim', 'heartbeat', 'release', 'complete', 'fail', 'requestReview'].map(
    (method) => [`${method}.claimant`, (claimant: string) => ({ taskId, claimant })] as const,
  ),
  ...[
    'release',
    'requestChanges',
    'unblock',
    'triage',
    'specify',
    'cancel',
    'reopen',
    'archive',
    'unarchive',
    'erase',
  ].map((method) => [`${method}.reason`, (why: string) => ({ taskId, reason: why })] as const),
  ['block.reason', (why) => ({ taskId, kind: 'k', reason: why })],
  ['schedule.reason', (why) => ({ taskId, runAt: 0, reason: why })],
];

/** Each field of JSON. */
const jsonFields: ReadonlyArray<readonly [string, (json: unknown) => object]> = [
  ['create.data', (data) => ({ title: 't', data })],
  ['edit.data', (data) => ({ taskId, data })],
  ['complete.result', (result) => ({ ...claim, result })],
  ['requestReview.result', (result) => ({ ...claim, result })],
  ['fail.error', (error) => ({ ...claim, error })],
];

const methodOf = (field: string): keyof Ledger => field.split('.')[0] as keyof Ledger;

/** Every change of one task. */
const ofOneTask = (
  'heartbeat release complete fail requestReview requestChanges schedule block unblock triage specify ' +
  'cancel reopen archive unarchive comment assign prioritise edit'
).split(' ') as ReadonlyArray<keyof Ledger>;

const deep = (levels: number): unknown => {
  let value: unknown = 0;
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
};

export const refusedChanges = (newPlace: NewPlace): void => {
  describe('a change', () => {
    const fresh = freshLedger(newPlace);
    const isRefused = async (
      method: keyof Ledger,
      input: unknown,
      fault: { readonly field: string; readonly expected: unknown; readonly value: unknown },
    ): Promise<void> => {
      const { ledger } = fresh();
      await expect(ask(ledger, method, input)).rejects.toMatchObject({ _tag: 'InvalidInput', ...fault });
      expect(await ledger.head()).toBe(2);
    };

    it.each([...numbers, ...moments, ...contradictory, ...words])(
      'with %s is refused by %s, named, and nothing is written',
      (_name, ...[method, input, field, expected, value]) =>
        isRefused(method, input, { field, expected, value }),
    );

    it.each(textFields)('takes no NUL, no lone surrogate and no number for %s', async (field, input) => {
      for (const [value, expected] of [
        ['a\0b', 'text without NUL'],
        ['a\uD800b', 'text without lone surrogates'],
        ['\uDC00', 'text without lone surrogates'],
        [7, 'text'],
        [{}, 'text'],
      ] as const) {
        await isRefused(methodOf(field), input(value as string), { field, expected, value });
      }
    });

    it.each(jsonFields)('takes for %s only JSON that every store keeps', async (field, input) => {
      const rest: ReadonlyArray<readonly [unknown, string, string, unknown]> = [
        [{ a: '\0' }, '.a', 'text without NUL', '\0'],
        [['\uDFFF'], '[0]', 'text without lone surrogates', '\uDFFF'],
        [{ '\0': 1 }, `: a field's name`, 'text without NUL', '\0'],
        [2 ** 53, '', 'an integer within 2^53 - 1', 2 ** 53],
        [[-(2 ** 53)], '[0]', 'an integer within 2^53 - 1', -(2 ** 53)],
        [1e300, '', 'an integer within 2^53 - 1', 1e300],
        [NaN, '', 'a finite number', NaN],
        [{ n: Infinity }, '.n', 'a finite number', Infinity],
        [10n, '', 'plain JSON', '10'],
        [new Date(0), '', 'plain JSON', new Date(0)],
        [{ a: undefined }, '.a', 'plain JSON', undefined],
        [deep(65), '[0]'.repeat(64), 'at most 64 levels', '…'],
      ];
      for (const [given, at, expected, value] of rest) {
        await isRefused(methodOf(field), input(given), { field: `${field}${at}`, expected, value });
      }
    });

    it.each(ofOneTask)('by %s names its task, and nothing that nobody knows', async (method) => {
      const field = `${method}.taskId`;
      await isRefused(method, {}, { field, expected: 'text', value: undefined });
      await isRefused(method, { taskId: '' }, { field, expected: 'text', value: '' });
      const strange = {
        field: `${method}.force`,
        expected: expect.stringMatching(/^no such field/),
        value: true,
      };
      await isRefused(method, { taskId, force: true }, strange);
      await isRefused(method, null, { field: method, expected: 'an object', value: null });
    });

    it.each(['explainReady', 'graph', 'attempts'] as const)('is not what %s is asked for', async (method) => {
      for (const id of ['', 'a\0', 7, null]) {
        await isRefused(method, id, { field: `${method}.taskId`, expected: expect.any(String), value: id });
      }
    });

    it('takes a fence that is a whole number from 1 on', async () => {
      const expected = 'a whole number from 1 to 9007199254740991';
      for (const method of ['heartbeat', 'fail', 'requestReview', 'schedule', 'block'] as const) {
        for (const fence of [0, -1, 1.5, '1', 2 ** 53]) {
          const input = { taskId, fence, runAt: 0, kind: 'k' };
          const { runAt, kind, ...attempt } = input;
          const given = {
            ...attempt,
            ...(method === 'schedule' ? { runAt } : {}),
            ...(method === 'block' ? { kind } : {}),
          };
          await isRefused(method, given, { field: `${method}.fence`, expected, value: fence });
        }
      }
    });
  });
};
