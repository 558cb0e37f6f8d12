import Database from 'better-sqlite3';
import { openLedger } from '../../src/index';
import { ended, removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const REFUSALS = 1_100;

/** A task with a longer history than one page of the library holds. */
const withLongHistory = async (): Promise<Folder> => {
  const folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await ledger.create({ id: 'p', title: 'P' });
  await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
  const names = Array.from({ length: REFUSALS }, (_, i) => `claimant ${i}`);
  await Promise.all(names.map((claimant) => ledger.claim({ taskId: 'c', claimant })));
  await ledger.close();
  return folder;
};

const linesOf = (stdout: string): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

describe('a long log', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await withLongHistory();
  });

  it('is printed whole by history', async () => {
    const { answer } = await folder.json('history', 'c');
    const events = answer as ReadonlyArray<{ readonly version: number }>;
    expect(events.map(({ version }) => version)).toEqual(
      Array.from({ length: REFUSALS + 1 }, (_, i) => i + 1),
    );
    const { stdout } = await folder.run(['history', 'c']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(REFUSALS + 1);
  });

  it('is printed whole by log, one event a line', async () => {
    const { code, stdout } = await folder.run(['log', '--json']);
    expect(code).toBe(0);
    const positions = linesOf(stdout).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: REFUSALS + 5 }, (_, i) => i + 1));
    const people = await folder.run(['log']);
    expect(people.stdout.trimEnd().split('\n')).toHaveLength(REFUSALS + 5);
  });

  it('is printed from a position on, and as far as a limit', async () => {
    const { stdout } = await folder.run(['log', '--from', '3', '--limit', '1002', '--json']);
    const positions = linesOf(stdout).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 1_002 }, (_, i) => i + 3));
    expect(await folder.run(['log', '--from', '99999'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['log', ['log']],
    ['log --json', ['log', '--json']],
    ['history --json', ['history', 'c', '--json']],
  ])('ends %s quietly when its reader leaves', async (_name, words) => {
    const child = folder.start(words);
    const end = ended(child);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await end).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('an event in JSON', () => {
  it('has its envelope, its data and its content side by side', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a', '--data', '{"n":1}', '--correlation', 'x']);
    const { answer } = await folder.json('history', 'a');
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    const event = {
      position: 4,
      id: uuid,
      taskId: 'a',
      version: 1,
      kind: 'created',
      kindVersion: 1,
      status: 'ready',
      data: { assignee: null, priority: 0, parents: [] },
      content: { title: 'A', data: { n: 1 } },
      erased: null,
      actor: expect.any(String) as string,
      writer: 3,
      createdAt: expect.any(Number) as number,
      commandId: uuid,
      causation: null,
      correlation: 'x',
      contentHash: sha256,
      requestHash: sha256,
      leafHash: sha256,
    };
    expect(answer).toEqual([event]);
    const { stdout } = await folder.run(['log', '--from', '4', '--json']);
    expect(linesOf(stdout)).toEqual([event]);
  });
});

describe('list', () => {
  it('gives a page, and where the next one begins', async () => {
    const folder = await withLedger();
    const tasks = ['a', 'b', 'c'].map((id) => ({ id, title: id, assignee: id === 'b' ? 'bob' : 'ada' }));
    const links = [{ parentId: 'a', childId: 'c' }];
    await folder.run(['create', '--graph', '-'], { stdin: JSON.stringify({ tasks, links }) });
    expect((await folder.json('list', '--limit', '2')).answer).toMatchObject({
      tasks: [{ id: 'a' }, { id: 'b' }],
      next: '5:5',
    });
    expect((await folder.json('list', '--after', '5:5')).answer).toMatchObject({
      tasks: [{ id: 'c' }],
      next: null,
    });
    expect((await folder.json('list', '--status', 'todo')).answer).toMatchObject({ tasks: [{ id: 'c' }] });
    const both = await folder.json('list', '--status', 'ready,todo', '--assignee', 'ada');
    expect(both.answer).toMatchObject({ tasks: [{ id: 'a' }, { id: 'c' }] });
    expect((await folder.json('list', '--parent', 'a')).answer).toMatchObject({
      tasks: [{ id: 'c', openParents: 1 }],
    });
    const { stdout } = await folder.run(['list', '--limit', '2']);
    expect(stdout).toBe(
      [
        'id  status  priority  assignee  claimant  parents open  title',
        'a   ready   0         ada                               a',
        'b   ready   0         bob                               b',
        'more with --after 5:5\n',
      ].join('\n'),
    );
  });
});

describe('show and history', () => {
  it('refuse a task that is not there, as any command does', async () => {
    const folder = await withLedger();
    const reason = { _tag: 'unknown_task', taskId: 'x' };
    const answer = { _tag: 'Rejected', id: 'x', position: null, reason, repeated: false };
    for (const name of ['show', 'history']) {
      expect(await folder.json(name, 'x')).toEqual({ code: 1, answer });
      const { code, stdout } = await folder.run([name, 'x']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'refused: there is no task x · not recorded\n' });
    }
  });

  it('tell people who holds a task and what it waits for', async () => {
    const folder = await withLedger();
    await folder.given(
      ['create', 'P', '--id', 'p', '--data', '{"k":[1]}'],
      ['create', 'C', '--id', 'c', '--parent', 'p'],
    );
    await folder.given(['claim', 'p', '--as', 'ada', '--lease', 'none']);
    const { stdout } = await folder.run(['show', 'p']);
    expect(stdout).toMatch(/^held by +ada, fence 1$/m);
    expect(stdout).toMatch(/^data +\{\n +"k": \[\n +1\n +\]\n +\}$/m);
    expect((await folder.run(['show', 'c'])).stdout).toMatch(/^p +running +8$/m);
  });
});

describe('a log whose last events are gone', () => {
  it('is printed as far as it goes, and then told to be damaged', async () => {
    const folder = await withLedger();
    await folder.run(['create', 'A']);
    const database = new Database(folder.ledger);
    database.exec("DROP TRIGGER task_events_no_delete; DELETE FROM task_events WHERE kind = 'created'");
    database.close();
    const { code, stdout, stderr } = await folder.run(['log']);
    expect(code).toBe(3);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toContain('the log ends before its head');
  });
});
