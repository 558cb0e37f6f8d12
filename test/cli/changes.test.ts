import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const asked = { commandId: uuid, replayed: false };
const position = expect.any(Number) as number;
const time = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;

const withTask = async (): Promise<Folder> => {
  const folder = await withLedger();
  await folder.given(['create', 'A', '--id', 'a']);
  return folder;
};

const words = async (folder: Folder, ...command: ReadonlyArray<string>): Promise<string> => {
  const { code, stdout } = await folder.run(command);
  return `${code}: ${stdout.replace(/(?<=position )\d+/, 'N')}`;
};

const changed = (_tag: string, status: string) => ({
  code: 0,
  answer: { _tag, id: 'a', position, status, ...asked },
});

describe('a time to wait for', () => {
  it('is a moment or a duration, and holds a claim off until then', async () => {
    const folder = await withTask();
    const at = '2126-01-31T09:30+01:00';
    expect(await folder.json('schedule', 'a', '--at', at)).toEqual(changed('Scheduled', 'scheduled'));
    expect((await folder.json('show', 'a')).answer).toMatchObject({ runAt: Date.parse(at) });
    expect(await words(folder, 'claim', 'a', '--as', 'ada')).toBe(
      '1: refused: the task is scheduled for 2126-01-31T08:30:00.000Z · recorded at position N\n',
    );
    const before = Date.now();
    expect(await words(folder, 'schedule', 'a', '--in', '2h', '--reason', 'later')).toBe(
      '0: scheduled a · position N\n',
    );
    const { runAt } = (await folder.json('show', 'a')).answer as { readonly runAt: number };
    expect(runAt - before).toBeGreaterThanOrEqual(7_200_000);
    expect(runAt - Date.now()).toBeLessThanOrEqual(7_200_000);
    expect((await folder.run(['show', 'a'])).stdout).toMatch(new RegExp(`^runs at +${time}$`, 'm'));
    expect((await folder.run(['history', 'a'])).stdout).toMatch(
      new RegExp(`scheduled .* · runAt ${time} · reason later$`, 'm'),
    );
  });

  it('can be that of a new task, which can be in triage instead', async () => {
    const folder = await withLedger();
    const late = await folder.json('create', 'B', '--id', 'b', '--run-at', '2126-01-31T09:30:00.5Z');
    expect(late).toMatchObject({ code: 0, answer: { _tag: 'Created', status: 'scheduled' } });
    expect(await words(folder, 'create', 'C', '--id', 'c', '--in', '1d')).toBe(
      '0: created c, scheduled · position N\n',
    );
    expect(await words(folder, 'create', 'D', '--id', 'd', '--triage')).toBe(
      '0: created d, triage · position N\n',
    );
    const held = await folder.json('claim-next', '--as', 'ada');
    expect(held).toMatchObject({ code: 1, answer: { _tag: 'NoneReady' } });
  });
});

describe('what holds a task back', () => {
  it('is a block until it is unblocked', async () => {
    const folder = await withTask();
    expect(await folder.json('block', 'a', '--kind', 'needs_input', '--reason', 'which?')).toEqual(
      changed('Blocked', 'blocked'),
    );
    expect(await words(folder, 'block', 'a', '--kind', 'other')).toBe(
      '1: refused: the task is blocked (needs_input) · not recorded\n',
    );
    expect((await folder.run(['show', 'a'])).stdout).toMatch(/^blocked as +needs_input$/m);
    expect(await words(folder, 'unblock', 'a', '--reason', 'that one')).toBe(
      '0: unblocked a, ready · position N\n',
    );
    await folder.given(['claim', 'a', '--as', 'ada']);
    const other = await folder.json('block', 'a', '--kind', 'capacity', '--as', 'bob');
    expect(other).toMatchObject({ code: 1, answer: { reason: { _tag: 'held', claimant: 'ada' } } });
    expect(await words(folder, 'block', 'a', '--kind', 'capacity', '--as', 'ada', '--fence', '1')).toBe(
      '0: blocked a · position N\n',
    );
    expect(await folder.json('unblock', 'a')).toEqual(changed('Unblocked', 'ready'));
  });

  it('is triage until it is specified', async () => {
    const folder = await withTask();
    expect(await folder.json('triage', 'a', '--reason', 'what?')).toEqual(changed('Triaged', 'triage'));
    expect(await words(folder, 'schedule', 'a', '--in', '1h')).toBe(
      '1: refused: the task is triage, not todo, ready, scheduled, running or review · not recorded\n',
    );
    expect(await words(folder, 'specify', 'a')).toBe('0: specified a, ready · position N\n');
    expect(await words(folder, 'triage', 'a')).toBe('0: put a aside for triage · position N\n');
    expect(await folder.json('specify', 'a')).toEqual(changed('Specified', 'ready'));
  });
});

describe('what is said of a task', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await withTask();
  });

  it('is changed by assign, prioritise, edit and comment', async () => {
    expect(await folder.json('assign', 'a', '--to', 'ada')).toEqual(changed('Assigned', 'ready'));
    expect(await folder.json('prioritise', 'a', '-5')).toEqual(changed('Prioritised', 'ready'));
    expect(await folder.json('edit', 'a', '--title', 'B', '--data', 'null')).toEqual(
      changed('Edited', 'ready'),
    );
    expect(await folder.json('comment', 'a', 'well said')).toEqual(changed('Commented', 'ready'));
    const shown = { title: 'B', assignee: 'ada', priority: -5, data: null };
    expect((await folder.json('show', 'a')).answer).toMatchObject(shown);
    expect(await words(folder, 'assign', 'a', '--nobody')).toBe('0: assigned a · position N\n');
    expect(await words(folder, 'prioritise', 'a', '7')).toBe('0: prioritised a · position N\n');
    expect(await words(folder, 'edit', 'a', '--data', '[1]')).toBe('0: edited a · position N\n');
    expect(await words(folder, 'comment', 'a', '--', '--json')).toBe('0: commented on a · position N\n');
    const again = { title: 'B', assignee: null, priority: 7, data: [1] };
    expect((await folder.json('show', 'a')).answer).toMatchObject(again);
    expect((await folder.run(['history', 'a'])).stdout).toMatch(/ commented .* · text well said$/m);
  });

  it('is erased at one event or at all of them, and the log says by whom', async () => {
    const { answer: events } = await folder.json('history', 'a');
    const comment = (events as ReadonlyArray<{ readonly kind: string; readonly position: number }>).find(
      ({ kind }) => kind === 'commented',
    )!;
    const one = await folder.json('erase', '--position', String(comment.position), '--reason', 'a slip');
    const positions = [comment.position];
    expect(one).toEqual({ code: 0, answer: { _tag: 'Erased', id: 'a', position, positions, ...asked } });
    const all = await words(folder, 'erase', 'a', '--reason', 'a wish', '--actor', 'eve');
    expect(all).toMatch(/^0: erased what was written at 4 positions of a: [\d, ]+ · position N\n$/);
    expect(await words(folder, 'erase', 'a', '--reason', 'again')).toBe(
      '1: refused: there is nothing to erase · not recorded\n',
    );
    expect(await words(folder, 'erase', '--position', '999', '--reason', 'x')).toBe(
      '1: refused: there is no event of a task at position N · not recorded\n',
    );
    const shown = (await folder.run(['show', 'a'])).stdout;
    expect(shown).toMatch(/^title +\(erased\)$/m);
    expect(shown).toMatch(new RegExp(`^erased +at ${time} by eve, position \\d+$`, 'm'));
    const { stdout } = await folder.run(['history', 'a']);
    expect(stdout).toMatch(new RegExp(`created .* · erased at ${time} by eve, position \\d+$`, 'm'));
    expect(stdout).toMatch(/content_erased .* · positions \d+ · reason a slip$/m);
    expect((await folder.run(['log', '--from', '4', '--limit', '1'])).stdout).toMatch(
      /created .* · erased at position \d+\n$/,
    );
    const [first] = (await folder.json('history', 'a')).answer as ReadonlyArray<unknown>;
    expect(first).toMatchObject({ kind: 'created', content: null, erased: position });
    expect((await folder.run(['verify'])).code).toBe(0);
  });

  it('is all that can be done to an archived task', async () => {
    expect(await folder.json('archive', 'a', '--reason', 'old')).toEqual(changed('Archived', 'ready'));
    expect(await words(folder, 'prioritise', 'a', '1')).toBe(
      '1: refused: the task is archived · not recorded\n',
    );
    expect((await folder.run(['show', 'a'])).stdout).toMatch(new RegExp(`^archived +${time}$`, 'm'));
    expect((await folder.run(['why', 'a'])).stdout).toMatch(
      /^not ready: the task is archived\nbecause of these events:\n.* archived .* · reason old\n$/,
    );
    expect((await folder.run(['list', '--archived'])).stdout).toMatch(/^a .* \(erased\) \(archived\)$/m);
    expect(await words(folder, 'unarchive', 'a')).toBe('0: unarchived a, ready · position N\n');
    expect(await words(folder, 'unarchive', 'a')).toBe(
      '1: refused: the task is not archived · not recorded\n',
    );
    expect(await words(folder, 'archive', 'a')).toBe('0: archived a, ready · position N\n');
    expect(await folder.json('unarchive', 'a')).toEqual(changed('Unarchived', 'ready'));
  });
});
