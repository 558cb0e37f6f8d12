import { join } from 'node:path';
import type { BoardPlace } from '../../src/index';
import { crossings, removeEnds } from '../ledger/copy-ends';
import { emptyFolder, removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterEach(removeEnds);
afterAll(removeFolders);

const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/) as string;

const withTasks = async (): Promise<Folder> => {
  const folder = await withLedger();
  await folder.given(['create', 'A', '--id', 'a'], ['create', 'B', '--id', 'b', '--parent', 'a']);
  return folder;
};

const copying = ['copy', '--from', 'taskledger.db', '--to', 'moved.db'];

const typed = (which: 'from' | 'to', place: BoardPlace): ReadonlyArray<string> =>
  'sqlite' in place
    ? [`--${which}`, place.sqlite]
    : [`--${which}`, place.postgres, `--${which}-board`, place.board ?? ''];

describe('copy', () => {
  it.each(crossings)('goes from %s', async (_way, newSource, newTarget) => {
    const [from, to] = [newSource(), newTarget()];
    await (await from.open()).create({ id: 'a', title: 'a' });
    const folder = emptyFolder();
    const { code, answer } = await folder.json(
      'copy',
      ...typed('from', from.place),
      ...typed('to', to.place),
    );
    expect(code).toBe(0);
    expect(answer).toMatchObject({ _tag: 'Copied', from: from.path, to: to.path, events: 5 });
    expect(await to.tables()).toEqual(await from.tables());
  });

  it('moves a board, tells its root, and says so again when it is asked again', async () => {
    const folder = await withTasks();
    const [from, to] = [folder.ledger, join(folder.path, 'moved.db')];
    const { code, answer } = await folder.json(...copying, '--actor', 'eve');
    expect(code).toBe(0);
    const copied = { _tag: 'Copied', from, to, events: 8, copied: 8, root: sha256, resumed: false };
    expect(answer).toMatchObject({ ...copied, already: false });
    const { root } = answer as { readonly root: string };
    const again = await folder.run(copying);
    expect(again).toEqual({
      code: 0,
      stderr: '',
      stdout: `is there already: 8 events from ${from} to ${to}\nroot ${root}\n`,
    });
    const { stdout } = await folder.run(['verify', '--db', 'moved.db']);
    expect(stdout).toContain(`8 events\nroot ${root}\nvalid`);
    expect((await folder.json('log', '--from', '8', '--db', 'moved.db')).answer).toMatchObject({
      kind: 'sealed',
      actor: 'eve',
      taskId: null,
      data: { to },
    });
    expect((await folder.run(['audit', 'moved.db'])).code).toBe(0);
  });

  it('leaves a ledger that says where to go on, to who writes and to who reads', async () => {
    const folder = await withTasks();
    await folder.given(copying);
    const to = join(folder.path, 'moved.db');
    const { code, answer } = await folder.json('claim', 'a', '--as', 'ada');
    expect(code).toBe(3);
    expect(answer).toMatchObject({ _tag: 'LedgerFault', fault: { _tag: 'Sealed', to } });
    expect(await folder.run(['complete', 'a'])).toEqual({
      code: 3,
      stdout: '',
      stderr: `taskledger: the ledger was moved to ${to}: it takes no more commands here, ask there\n`,
    });
    const read = await folder.run(['list']);
    expect(read).toMatchObject({
      code: 0,
      stderr: `taskledger: the ledger was moved to ${to}: this is how it was then, ask there\n`,
    });
    expect(await folder.run(['list', '--db', 'moved.db'])).toEqual({ ...read, stderr: '' });
    expect((await folder.run(['rebuild'])).code).toBe(0);
  });

  it('is refused where something is already, and seals nothing', async () => {
    const folder = await withTasks();
    await folder.given(['init', '--db', 'moved.db']);
    const { code, stdout } = await folder.run(copying);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^refused: ledger [0-9a-f-]{36} is there, and copies are not merged · from /);
    const back = await folder.json('copy', '--from', 'taskledger.db', '--to', './taskledger.db');
    expect(back).toMatchObject({ code: 1, answer: { _tag: 'CopyRefused', reason: { _tag: 'same_ledger' } } });
    await folder.given(['complete', 'a']);
  });

  it('ends with 3 where there is no ledger to copy', async () => {
    const folder = emptyFolder();
    const { code, answer } = await folder.json(...copying);
    expect(code).toBe(3);
    expect(answer).toMatchObject({ fault: { _tag: 'NotALedger', path: 'taskledger.db' } });
  });

  it.each([
    [['copy', '--from', 'a.db'], '--to', 'this option'],
    [['copy', '--from', 'a.db', '--to', ''], '--to', 'the path of a file, or postgres://…'],
    [['copy', '--from', 'a.db', '--to', ':memory:'], '--to', 'a file'],
    [['copy', '--from', 'a.db', '--to', 'b.db', '--to-board', 'x'], '--to-board', 'no board of a file'],
    [['copy', '--from', 'a.db', '--to', 'postgres://h/d', '--to-board', ''], '--to-board', 'text'],
    [['--db', 'c.db', ...copying], '--db', 'no ledger: --from and --to say which'],
    [['--board', 'x', ...copying], '--board', 'no board: --from-board and --to-board say which'],
  ])('is wrong usage as %j', async (words, field, expected) => {
    const folder = emptyFolder();
    const { code, answer } = await folder.json(...words);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ _tag: 'InvalidInput', field, expected });
  });
});
