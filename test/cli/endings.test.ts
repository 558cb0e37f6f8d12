import { openLedger } from '../../src/index';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const asked = { commandId: uuid, replayed: false };
const position = expect.any(Number) as number;

/** A parent `p` with children `a` and `b`, and `c` below `a`; p is done where that is asked for. */
const family = async (done = false): Promise<Folder> => {
  const folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await ledger.create({ id: 'p', title: 'P' });
  await ledger.create({ id: 'a', title: 'A', parents: ['p'] });
  await ledger.create({ id: 'b', title: 'B', parents: ['p'] });
  await ledger.create({ id: 'c', title: 'C', parents: ['a'] });
  if (done) await ledger.complete({ taskId: 'p' });
  await ledger.close();
  return folder;
};

const head = async (folder: Folder): Promise<string> => (await folder.run(['log', '--from', '8'])).stdout;

describe('cancel', () => {
  it('tells first what would happen, in a table or in JSON, and writes nothing', async () => {
    const folder = await family();
    const before = await head(folder);
    const { code, stdout } = await folder.run(['cancel', 'p', '--children', 'cancel', '--dry-run']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'task  event      status then',
        'p     cancelled  cancelled',
        'a     cancelled  cancelled',
        'b     cancelled  cancelled',
        'c     cancelled  cancelled',
        'nothing was written\n',
      ].join('\n'),
    });
    const waived = await folder.json('cancel', 'p', '--children', 'waive', '--dry-run');
    const effects = [
      { id: 'p', kind: 'cancelled', status: 'cancelled' },
      { id: 'a', kind: 'dependency_waived', status: 'todo' },
      { id: 'a', kind: 'promoted', status: 'ready' },
      { id: 'b', kind: 'dependency_waived', status: 'todo' },
      { id: 'b', kind: 'promoted', status: 'ready' },
    ];
    expect(waived).toEqual({ code: 0, answer: { _tag: 'DryRun', effects } });
    expect(await head(folder)).toBe(before);
  });

  it('leaves the children waiting, lets them go, or cancels them', async () => {
    const folder = await family();
    const kept = await folder.json('cancel', 'p', '--reason', 'bought one');
    const cancelled = { _tag: 'Cancelled', id: 'p', position, openChildren: ['a', 'b'], open: 2, ...asked };
    const answer = { ...cancelled, cancelled: [], waived: [], promoted: [] };
    expect(kept).toEqual({ code: 0, answer });
    const over = await folder.run(['cancel', 'p', '--dry-run']);
    expect(over).toMatchObject({ code: 1, stdout: 'refused: the task is cancelled · not recorded\n' });
    const other = await family();
    const { stdout } = await other.run(['cancel', 'p', '--children', 'waive']);
    expect(stdout).toMatch(/^cancelled p; need not wait for it: a, b; now ready: a, b · position \d+\n$/);
    const all = await other.run(['cancel', 'a', '--children', 'cancel', '--reason', 'all of it']);
    expect(all.stdout).toMatch(/^cancelled a; cancelled with it: c · position \d+\n$/);
    expect((await other.run(['history', 'c'])).stdout).toMatch(/ cancelled .* · reason all of it$/m);
  });

  it('names some of many children, and counts the others', async () => {
    const folder = await withLedger();
    const ids = Array.from({ length: 30 }, (_, i) => `c${i}`);
    const tasks = [{ id: 'p', title: 'P' }, ...ids.map((id) => ({ id, title: id, parents: ['p'] }))];
    await folder.run(['create', '--graph', '-'], { stdin: JSON.stringify({ tasks }) });
    const { stdout } = await folder.run(['cancel', 'p']);
    expect(stdout).toMatch(/^cancelled p; open children: (c\d+, ){10}20 more · position \d+\n$/);
  });
});

describe('reopen', () => {
  it('makes ready children wait again, and tells those that started', async () => {
    const folder = await family(true);
    await folder.given(['claim', 'b', '--as', 'ada']);
    const dry = await folder.json('reopen', 'p', '--reason', 'wrong', '--running', 'revoke', '--dry-run');
    const effects = [
      { id: 'p', kind: 'reopened', status: 'ready' },
      { id: 'a', kind: 'demoted', status: 'todo' },
      { id: 'b', kind: 'revoked', status: 'todo' },
    ];
    expect(dry).toEqual({ code: 0, answer: { _tag: 'DryRun', effects } });
    const reopened = await folder.json('reopen', 'p', '--reason', 'wrong');
    const told = { status: 'ready', demoted: ['a'], invalidated: ['b'], revoked: [], reopened: [] };
    expect(reopened).toEqual({ code: 0, answer: { _tag: 'Reopened', id: 'p', position, ...told, ...asked } });
    const open = await folder.run(['reopen', 'p', '--reason', 'again']);
    expect(open).toMatchObject({
      code: 1,
      stdout: 'refused: the task is ready, not done or cancelled · not recorded\n',
    });
  });

  it('reopens what was done on top of it, and revokes what runs, where that is asked', async () => {
    const folder = await family(true);
    await folder.given(['complete', 'a'], ['claim', 'b', '--as', 'ada'], ['claim', 'c', '--as', 'ada']);
    const words = ['--reason', 'wrong', '--cascade', '--running', 'revoke'];
    const { stdout } = await folder.run(['reopen', 'p', ...words]);
    expect(stdout).toMatch(
      /^reopened p, ready; lost their attempts: b, c; reopened with it: a · position \d+\n$/,
    );
    expect((await folder.run(['history', 'p'])).stdout).toMatch(/ reopened .* · from done · reason wrong$/m);
  });
});

describe('waive', () => {
  it('lets a child go on without its parent, and is named wherever the parent is', async () => {
    const folder = await family();
    const waived = { _tag: 'Waived', id: 'a', parentId: 'p', existed: false, promoted: true };
    const first = await folder.json('waive', 'p', 'a', '--reason', 'not needed');
    expect(first).toEqual({ code: 0, answer: { ...waived, position: 9, ...asked } });
    expect((await folder.run(['waive', 'p', 'a', '--reason', 'again'])).stdout).toBe(
      'a need not wait for p already · position 9\n',
    );
    const shown = (await folder.run(['show', 'a'])).stdout;
    expect(shown).toMatch(/^parent +status +since position +waived at position\np +ready +4 +9$/m);
    expect((await folder.run(['graph', 'a'])).stdout).toBe(
      ['┌─ p  ready  P · waived at position 9', 'a  ready  A', '└─ c  todo  C\n'].join('\n'),
    );
    const wrong = await folder.run(['waive', 'a', 'b', '--reason', 'x']);
    expect(wrong).toMatchObject({ code: 1, stdout: 'refused: a is no parent of b · not recorded\n' });
    expect((await folder.run(['waive', 'p', 'b', '--reason', 'not needed'])).stdout).toMatch(
      /^b need not wait for p, and is ready · position \d+\n$/,
    );
  });
});
