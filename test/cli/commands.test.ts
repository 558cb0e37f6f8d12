import { removeFolders, withLedger } from './folder';

afterAll(removeFolders);

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const asked = { commandId: uuid, replayed: false };

describe('create', () => {
  it('makes a task that is ready, with an id of its own', async () => {
    const folder = await withLedger();
    const { code, answer } = await folder.json('create', 'Design');
    expect(code).toBe(0);
    expect(answer).toEqual({ _tag: 'Created', id: uuid, position: 4, status: 'ready', ...asked });
  });

  it('keeps everything that was said about the task', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'P', '--id', 'p'], ['create', 'Q', '--id', 'q']);
    const options = ['--id', 'c', '--parent', 'p', '--parent', 'q', '--assignee', 'ada', '--priority', '-7'];
    await folder.given(['create', 'C', ...options, '--data', '{"n":[1,null]}', '--actor', 'eve']);
    const shown = {
      id: 'c',
      title: 'C',
      status: 'todo',
      assignee: 'ada',
      priority: -7,
      data: { n: [1, null] },
    };
    expect((await folder.json('show', 'c')).answer).toMatchObject({ ...shown, parents: 2, openParents: 2 });
    const { answer } = await folder.json('history', 'c');
    expect(answer).toMatchObject([{ kind: 'created', actor: 'eve' }]);
  });

  it('takes a title that begins with a dash after --', async () => {
    const folder = await withLedger();
    await folder.given(['create', '--id', 'a', '--', '--json']);
    expect((await folder.json('show', 'a')).answer).toMatchObject({ title: '--json' });
  });

  it('answers a command id that is asked again with the first answer', async () => {
    const folder = await withLedger();
    const words = ['create', 'A', '--command-id', 'once', '--correlation', 'batch 7'];
    const first = await folder.json(...words);
    const second = await folder.json(...words);
    expect(second).toEqual({ code: 0, answer: { ...(first.answer as object), replayed: true } });
    const other = await folder.json('create', 'B', '--command-id', 'once');
    expect(other).toMatchObject({ code: 1, answer: { reason: { _tag: 'command_id_reused', position: 4 } } });
    const { stdout } = await folder.run(['log', '--from', '4', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ commandId: 'once', correlation: 'batch 7' });
  });

  it('is refused for an id that is taken, and says so in words', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a']);
    const { code, stdout } = await folder.run(['create', 'A', '--id', 'a']);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: 'refused: there is a task a already · not recorded\n',
    });
  });
});

describe('link and unlink', () => {
  it('make a ready task wait, and let it go again', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'P', '--id', 'p'], ['create', 'C', '--id', 'c']);
    const link = {
      _tag: 'Linked',
      id: 'c',
      parentId: 'p',
      position: 8,
      existed: false,
      binds: 'now',
      demoted: true,
    };
    expect(await folder.json('link', 'p', 'c')).toEqual({ code: 0, answer: { ...link, ...asked } });
    const { stdout } = await folder.run(['link', 'p', 'c']);
    expect(stdout).toBe('c waits for p already · position 8\n');
    const unlinked = await folder.json('unlink', 'p', 'c');
    const answer = { _tag: 'Unlinked', id: 'c', parentId: 'p', position: 11, promoted: true, ...asked };
    expect(unlinked).toEqual({ code: 0, answer });
    const again = await folder.run(['unlink', 'p', 'c']);
    expect(again).toMatchObject({ code: 1, stdout: 'refused: p is no parent of c · not recorded\n' });
  });

  it('name the cycle that a link would close', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['create', 'B', '--id', 'b', '--parent', 'a']);
    const { code, stdout } = await folder.run(['link', 'b', 'a']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^refused: the links would form a cycle: (a → b → a|b → a → b) · not recorded\n$/);
  });

  it('leave a started child alone where that is asked', async () => {
    const folder = await withLedger();
    await folder.given(
      ['create', 'P', '--id', 'p'],
      ['create', 'C', '--id', 'c'],
      ['claim', 'c', '--as', 'ada'],
    );
    const refused = await folder.json('link', 'p', 'c', '--if-started', 'refuse');
    expect(refused).toMatchObject({ code: 1, answer: { reason: { _tag: 'started', status: 'running' } } });
    const linked = await folder.json('link', 'p', 'c', '--if-started', 'link');
    expect(linked).toMatchObject({ code: 0, answer: { binds: 'next_attempt' } });
  });
});

describe('release and complete', () => {
  it('give a task back with a reason, and end it with a result', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['create', 'B', '--id', 'b', '--parent', 'a']);
    await folder.given(['claim', 'a', '--as', 'ada']);
    const stale = await folder.json('release', 'a', '--as', 'ada', '--fence', '9');
    expect(stale).toMatchObject({ code: 1, answer: { reason: { _tag: 'held', claimant: 'ada', fence: 1 } } });
    const released = await folder.json('release', 'a', '--as', 'ada', '--fence', '1', '--reason', 'tired');
    const answer = { _tag: 'Released', id: 'a', claimant: 'ada', fence: 1, status: 'ready' };
    expect(released).toMatchObject({ code: 0, answer });
    await folder.given(['claim', 'a', '--as', 'bob']);
    const completed = await folder.run([
      'complete',
      'a',
      '--as',
      'bob',
      '--fence',
      '2',
      '--result',
      '{"ok":true}',
    ]);
    expect(completed.stdout).toMatch(/^completed a as bob; now ready: b · position \d+\n$/);
    expect((await folder.json('show', 'a')).answer).toMatchObject({ status: 'done', result: { ok: true } });
    const late = await folder.run(['complete', 'a', '--as', 'ada', '--fence', '1']);
    expect(late.code).toBe(1);
    expect(late.stdout).toMatch(/^refused: the task is done · recorded at position \d+\n$/);
    const { answer: history } = await folder.json('history', 'a');
    expect(history).toMatchObject([
      { kind: 'created', content: { title: 'A', data: null } },
      { kind: 'claimed', actor: 'ada', content: null },
      { kind: 'released', content: { reason: 'tired' } },
      { kind: 'claimed', actor: 'bob' },
      { kind: 'completed', content: { result: { ok: true } }, data: { fence: 2 } },
      { kind: 'completion_rejected', data: { reason: { _tag: 'terminal', status: 'done' } } },
    ]);
  });

  it('complete a task that nobody holds by hand', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a']);
    const { code, answer } = await folder.json('complete', 'a', '--actor', 'eve');
    expect(code).toBe(0);
    const byHand = { claimant: null, fence: null, openParents: [], promoted: [] };
    expect(answer).toEqual({ _tag: 'Completed', id: 'a', position: 6, ...byHand, ...asked });
    expect((await folder.json('history', 'a')).answer).toMatchObject([
      {},
      { kind: 'completed', actor: 'eve' },
    ]);
  });
});
