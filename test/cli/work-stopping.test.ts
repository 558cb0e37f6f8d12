import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBoards, startWork, until, withBoard, workOnce } from './at-work';
import type { Board } from './at-work';
import { removeFolders } from './folder';
import { isRunning } from './is-running';

afterAll(async () => {
  await closeBoards();
  removeFolders();
});

const inFolder = ({ folder }: Board, name: string): string => join(folder.path, name);

/** The process that a command noted, once it has. */
const noted = async (board: Board, name: string): Promise<number> => {
  const path = inFolder(board, name);
  await until(() => existsSync(path) && readFileSync(path, 'utf8').endsWith('\n'));
  return Number(readFileSync(path, 'utf8'));
};

describe('work: an attempt that is lost', () => {
  it('has its command end, with all that it started', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const command = `trap 'echo asked > asked; exit 0' TERM; sleep 1000 & echo $! > pid; wait`;
    const { child, end } = startWork(board, command, '--lease', '200ms', '--json');
    const pid = await noted(board, 'pid');
    await board.ledger.cancel({ taskId: 'a' });
    await until(() => !isRunning(pid));
    expect(readFileSync(inFolder(board, 'asked'), 'utf8')).toBe('asked\n');
    await board.ledger.create({ id: 'b', title: 'B' });
    await board.ledger.waitFor('b', 'running');
    expect((await board.ledger.history('a')).map(({ event }) => event.kind)).not.toContain(
      'completion_rejected',
    );
    child.kill('SIGTERM');
    await board.ledger.cancel({ taskId: 'b' });
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({ id: 'a', exitCode: 0, end: 'cancelled' });
  });

  it('kills a command that does not end though it is asked to', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const command = `trap '' TERM; echo $$ > pid; while :; do sleep 0.1; done`;
    const { child, end } = startWork(board, command, '--lease', '200ms', '--json');
    const pid = await noted(board, 'pid');
    const before = Date.now();
    await board.ledger.cancel({ taskId: 'a' });
    await until(() => !isRunning(pid));
    expect(Date.now() - before).toBeGreaterThan(4_900);
    child.kill('SIGTERM');
    expect(JSON.parse((await end).stdout)).toMatchObject({ signal: 'SIGKILL', end: 'cancelled' });
  });
});

describe('work: asked to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s lets it finish its task, take no other, and end with 0',
    async (signal) => {
      const board = await withBoard();
      await board.ledger.create({ id: 'a', title: 'A' });
      await board.ledger.create({ id: 'b', title: 'B' });
      const { child, end } = startWork(
        board,
        'echo $$ > pid; while ! test -e go; do sleep 0.05; done; echo done',
      );
      await noted(board, 'pid');
      let said = '';
      child.stderr.on('data', (text: string) => (said += text));
      child.kill(signal);
      await until(() => said.includes(`${signal}: takes nothing more; 1 command under way`));
      await board.folder.given(['comment', 'a', 'go on']);
      expect(await board.ledger.get('a')).toMatchObject({ status: 'running' });
      writeFileSync(inFolder(board, 'go'), '');
      expect(await end).toMatchObject({ code: 0, stdout: '' });
      expect(await board.ledger.get('a')).toMatchObject({ status: 'done', result: 'done' });
      expect(await board.ledger.get('b')).toMatchObject({ status: 'ready', attempts: 0 });
    },
  );

  it('ends what goes on after its grace, then releases the task', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const command = `trap 'taken=$(date +%s%N); sleep 0.3; echo $taken > asked; exit 0' TERM; echo $$ > pid; while :; do sleep 0.05; done`;
    const { child, end } = startWork(board, command, '--grace', '100ms');
    await noted(board, 'pid');
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
    const [story] = await board.ledger.attempts('a');
    expect(story?.end).toMatchObject({ kind: 'released', said: 'the worker was stopped' });
    const asked = Number(readFileSync(inFolder(board, 'asked'), 'utf8')) / 1e6;
    expect(story?.end?.at).toBeGreaterThan(asked + 250);
    expect(await board.ledger.get('a')).toMatchObject({ status: 'ready', failures: 0 });
  });

  it('twice, ends at once and leaves no command behind', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const { child, end } = startWork(board, `trap '' TERM; sleep 1000 & echo $! > pid; wait`);
    const pid = await noted(board, 'pid');
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
    let said = '';
    child.stderr.on('data', (text: string) => (said += text));
    child.kill('SIGINT');
    await until(() => said.includes('SIGINT: '));
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
    await until(() => !isRunning(pid));
    await end;
    expect(await board.ledger.get('a')).toMatchObject({ status: 'running' });
  });
});

describe('work: what a command leaves running', () => {
  it('ends with it, and the task is done', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await workOnce(board, 'sleep 1000 & echo $! > pid; echo done');
    expect(await board.ledger.get('a')).toMatchObject({ status: 'done', result: 'done' });
    expect(isRunning(await noted(board, 'pid'))).toBe(false);
  });

  it('is waited for where it left the process group and holds the output open, until the worker is to end', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const options = `{ detached: true, stdio: ['ignore', 'inherit', 'inherit'] }`;
    const stray = `require('child_process').spawn('sleep', ['20'], ${options}).unref()`;
    const command = `"${process.execPath}" -e "${stray}"; echo $$ > pid`;
    const { child, end } = startWork(board, command, '--grace', '100ms');
    const shell = await noted(board, 'pid');
    await until(() => !isRunning(shell));
    expect(await board.ledger.get('a')).toMatchObject({ status: 'running' });
    const before = Date.now();
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
    expect(Date.now() - before).toBeLessThan(5_000);
    expect(await board.ledger.attempts('a')).toMatchObject([{ end: { kind: 'released' } }]);
  });
});
