import { openLedger } from '../../src/index';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

let folder: Folder;
beforeAll(async () => {
  folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await ledger.create({ id: 'p', title: 'Parser', priority: 5 });
  await ledger.create({ id: 'c', title: 'Compiler', parents: ['p'], assignee: 'ada', priority: 2 });
  await ledger.create({ id: 'd', title: 'docs of the parser', assignee: 'bob' });
  await ledger.claim({ taskId: 'd', claimant: 'bob' });
  await ledger.create({ id: 'old', title: 'Old' });
  await ledger.archive({ taskId: 'old' });
  await ledger.create({ id: 'later', title: 'Later', runAt: 1 });
  await ledger.close();
});

const statuses = {
  triage: 0,
  todo: 0,
  scheduled: 0,
  ready: 0,
  running: 0,
  blocked: 0,
  review: 0,
  done: 0,
  cancelled: 0,
};

describe('why', () => {
  it('says that a task is ready, or what holds it back, and by which events', async () => {
    expect(await folder.json('why', 'c')).toMatchObject({
      code: 0,
      answer: {
        taskId: 'c',
        status: 'todo',
        ready: false,
        wakes: null,
        reason: { _tag: 'parents_not_done', open: 1, total: 1, parents: [{ id: 'p', position: 4 }] },
        events: [
          { position: 4, kind: 'created', taskId: 'p', erased: null },
          { position: 5, kind: 'created', taskId: 'c' },
        ],
      },
    });
    const { code, stdout } = await folder.run(['why', 'c']);
    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 0,
      lines: [
        'not ready: parents not done (1 of 1 open): p is ready since position 4',
        'because of these events:',
        expect.stringMatching(/^ +4 {2}.* created .* title Parser$/),
        expect.stringMatching(/^ +5 {2}.* created .* title Compiler$/),
        '',
      ],
    });
    expect((await folder.run(['why', 'p'])).stdout).toMatch(
      /^ready: p is ready, and can be claimed\nbecause of these events:\n +4 .*\n$/,
    );
    expect((await folder.run(['why', 'd'])).stdout).toMatch(
      /^not ready: bob holds the task under fence 1 until .*\nbecause of these events:\n.* claimed .*\n$/,
    );
    expect((await folder.run(['why', 'later'])).stdout).toMatch(
      /^ready: later is scheduled, and can be claimed; its time has come, and whoever claims next wakes it first\n/,
    );
  });

  it('records nothing, and refuses a task that is not there', async () => {
    const before = (await folder.run(['log'])).stdout;
    await folder.run(['why', 'c']);
    expect((await folder.run(['log'])).stdout).toBe(before);
    const reason = { _tag: 'unknown_task', taskId: 'x' };
    expect(await folder.json('why', 'x')).toMatchObject({ code: 1, answer: { _tag: 'Rejected', reason } });
  });
});

describe('counts', () => {
  it('are by status and by assignee, archived tasks apart', async () => {
    expect(await folder.json('counts')).toEqual({
      code: 0,
      answer: {
        tasks: 4,
        archived: 1,
        byStatus: { ...statuses, todo: 1, scheduled: 1, ready: 1, running: 1 },
        byAssignee: [
          { assignee: null, byStatus: { ...statuses, scheduled: 1, ready: 1 } },
          { assignee: 'ada', byStatus: { ...statuses, todo: 1 } },
          { assignee: 'bob', byStatus: { ...statuses, running: 1 } },
        ],
      },
    });
    expect((await folder.run(['counts'])).stdout).toBe(
      [
        'assignee  triage  todo  scheduled  ready  running  blocked  review  done  cancelled  all',
        '(nobody)  .       .     1          1      .        .        .       .     .          2',
        'ada       .       1     .          .      .        .        .       .     .          1',
        'bob       .       .     .          .      1        .        .       .     .          1',
        'all       .       1     1          1      1        .        .       .     .          4',
        '4 tasks, and 1 archived, not counted above\n',
      ].join('\n'),
    );
  });
});

describe('list', () => {
  it.each([
    [['--unassigned'], ['p', 'old', 'later']],
    [
      ['--unassigned', '--no-archived'],
      ['p', 'later'],
    ],
    [['--archived'], ['old']],
    [
      ['--title', 'PARSER'],
      ['p', 'd'],
    ],
    [
      ['--priority', '2'],
      ['p', 'c'],
    ],
    [
      ['--sort', 'priority', '--no-archived'],
      ['p', 'c', 'd', 'later'],
    ],
    [
      ['--sort', 'created', '--order', 'desc', '--limit', '2'],
      ['later', 'old'],
    ],
    [
      ['--sort', 'changed', '--order', 'asc', '--status', 'running,ready', '--no-archived'],
      ['p', 'd'],
    ],
  ])('takes %j', async (words, ids) => {
    const { answer } = await folder.json('list', ...words);
    const { tasks } = answer as { readonly tasks: ReadonlyArray<{ readonly id: string }> };
    expect(tasks.map(({ id }) => id)).toEqual(ids);
  });

  it('goes on in the order that was asked for', async () => {
    const order = ['--sort', 'priority', '--limit', '1'];
    const { answer } = await folder.json('list', ...order);
    const { next } = answer as { readonly next: string };
    expect((await folder.json('list', ...order, '--after', next)).answer).toMatchObject({
      tasks: [{ id: 'c' }],
    });
    expect((await folder.run(['list', ...order])).stdout).toContain(`more with --after ${next}\n`);
  });
});
