import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBoards, withBoard, workOnce } from './at-work';
import type { Board } from './at-work';
import { removeFolders } from './folder';

afterAll(async () => {
  await closeBoards();
  removeFolders();
});

const resultOf = async ({ ledger }: Board, id: string): Promise<unknown> => (await ledger.get(id))?.result;

/** What was said at the end of each attempt at a task, by the kind of that end. */
const endsOf = async ({ ledger }: Board, id: string): Promise<ReadonlyArray<unknown>> =>
  (await ledger.attempts(id)).map(({ end }) => ({ [String(end?.kind)]: end?.said }));

const failedWith7 = (attempt: number) => ({
  attempt_failed: { exitCode: 7, signal: null, stderr: `no ${attempt}\n` },
});

describe('work: the exit code of the command', () => {
  it.each([
    [`echo '{"pages": [1, null]}'`, { pages: [1, null] }],
    ['echo 12', 12],
    ['echo null', null],
    [String.raw`printf 'two\nlines \n\n'`, 'two\nlines '],
    ['echo 12345678901234567890', '12345678901234567890'],
    ['true', null],
  ])('0 completes the task with what is on stdout: %s', async (command, result) => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const { code, stdout, stderr } = await workOnce(board, command);
    expect(await board.ledger.get('a')).toMatchObject({ status: 'done', result });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^taskledger: a: attempt 1, fence 1, exit code 0: completed at position \d+$/m);
  });

  it('has the tasks done one after the other as their parents are, and tells of each in a line of JSON', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await board.ledger.create({ id: 'b', title: 'B', parents: ['a'] });
    const { code, stdout } = await workOnce(board, 'echo "$TASKLEDGER_TASK_ID"', '--json');
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const told = { _tag: 'AttemptEnded', claimant: 'ann', fence: 1, attempt: 1, exitCode: 0, signal: null };
    const end = {
      end: 'completed',
      position: expect.any(Number) as number,
      at: expect.any(Number) as number,
    };
    expect(lines).toEqual([
      { ...told, ...end, id: 'a' },
      { ...told, ...end, id: 'b' },
    ]);
    expect(await resultOf(board, 'b')).toBe('b');
  });

  it('fails the attempt where it is another, with the last of stderr; the task is tried again, and given up', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const { code } = await workOnce(board, 'echo "no $TASKLEDGER_ATTEMPT" >&2; exit 7', '--attempts', '2');
    expect(code).toBe(0);
    expect(await endsOf(board, 'a')).toEqual([failedWith7(1), failedWith7(2)]);
    expect(await board.ledger.get('a')).toMatchObject({ status: 'blocked', blockedAs: 'gave_up' });
  });

  it('is none where a signal ended it: the attempt fails, and names the signal', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await workOnce(board, 'kill -KILL $$', '--attempts', '1');
    const error = { exitCode: null, signal: 'SIGKILL', stderr: '' };
    expect(await endsOf(board, 'a')).toEqual([{ attempt_failed: error }]);
  });

  it('10 requests a review, which another worker ends with 12 for changes, or with 0', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const draft = 'echo "draft $TASKLEDGER_ATTEMPT"; exit 10';
    const review = 'cat > seen; if grep -q "draft 3" seen; then exit 0; fi; echo "too short" >&2; exit 12';
    await workOnce(board, draft);
    await workOnce(board, review, '--from', 'review');
    await workOnce(board, draft);
    await workOnce(board, review, '--from', 'review');
    expect(await endsOf(board, 'a')).toEqual([
      { review_requested: 'draft 1' },
      { changes_requested: 'too short' },
      { review_requested: 'draft 3' },
      { completed: null },
    ]);
    expect(await board.ledger.get('a')).toMatchObject({ status: 'done', result: 'draft 3' });
  });

  it('11 blocks the task, with the last line of stderr as the reason', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await workOnce(board, String.raw`printf 'first\nwhich grammar?\n\n' >&2; exit 11`);
    expect(await endsOf(board, 'a')).toEqual([{ blocked: 'which grammar?' }]);
    expect(await board.ledger.get('a')).toMatchObject({ status: 'blocked', blockedAs: 'exec' });
  });
});

describe('work: a task that fails', () => {
  it.each([
    ['fixed:60s', 60_000, 60_000],
    ['60s', 30_000, 60_000],
  ])('waits for --backoff %s, and --once does not wait with it', async (backoff, least, most) => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const { code } = await workOnce(board, 'exit 1', '--backoff', backoff);
    expect(code).toBe(0);
    const [story] = await board.ledger.attempts('a');
    const task = await board.ledger.get('a');
    expect(task).toMatchObject({ status: 'scheduled', attempts: 1 });
    const waits = (task?.runAt ?? 0) - (story?.end?.at ?? 0);
    expect(waits).toBeGreaterThanOrEqual(least - 1_000);
    expect(waits).toBeLessThanOrEqual(most);
  });

  it('is tried again without a limit with --attempts none', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await workOnce(board, 'test "$TASKLEDGER_ATTEMPT" = 5', '--attempts', 'none');
    expect(await board.ledger.get('a')).toMatchObject({ status: 'done', attempts: 5 });
  });
});

describe('work: what the command writes', () => {
  it('is kept whole up to 1 MiB, and more fails the attempt', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'fits', title: 'A' });
    await board.ledger.create({ id: 'more', title: 'B' });
    const sizes = 'case $TASKLEDGER_TASK_ID in fits) n=1048576;; *) n=1048577;; esac';
    await workOnce(board, `${sizes}; head -c $n /dev/zero | tr '\\0' x`, '--attempts', '1');
    expect(await resultOf(board, 'fits')).toBe('x'.repeat(1_048_576));
    const [end] = await endsOf(board, 'more');
    expect(end).toMatchObject({ attempt_failed: { message: 'more than 1048576 bytes on stdout' } });
  });

  it('ends a command that never stops writing', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await workOnce(board, 'yes', '--attempts', '1');
    expect(await endsOf(board, 'a')).toMatchObject([{ attempt_failed: { signal: 'SIGTERM' } }]);
  });

  it('fails the attempt where stdout is no text', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await workOnce(board, String.raw`printf '\377\376'`, '--attempts', '1');
    expect(await endsOf(board, 'a')).toMatchObject([
      { attempt_failed: { message: 'stdout is not UTF-8 text' } },
    ]);
  });

  it('on stderr goes on line by line behind the id of its task, all of it; the last 16 KiB are kept', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    const command = String.raw`seq 1 20000 >&2; printf 'NUL \0 \377 end' >&2; exit 1`;
    const { stderr } = await workOnce(board, command, '--attempts', '1');
    const lines = stderr.split('\n').filter((line) => line.startsWith('a: '));
    expect(lines.slice(0, 20_000)).toEqual(Array.from({ length: 20_000 }, (_, i) => `a: ${i + 1}`));
    expect(lines[20_000]).toMatch(/^a: NUL .* end$/);
    const [story] = await board.ledger.attempts('a');
    const said = story?.end?.said as { readonly stderr: string };
    expect(said.stderr).toMatch(/\n20000\nNUL \u2400 \ufffd end$/);
    expect(said.stderr.length).toBeGreaterThan(16_000);
    expect(Buffer.byteLength(said.stderr)).toBeLessThan(16_400);
  });
});

describe('work: the task in the hands of the command', () => {
  const title = `$(touch hacked); touch hacked; '; touch hacked; '"; touch hacked; "\n\u001b[31mé😀\t#`;

  it('is in the environment as it is, and nothing in it acts on the shell', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: '$(touch hacked)', title, data: { n: 1 } });
    const script = `process.stdout.write(JSON.stringify(Object.entries(process.env).filter(([name]) => name.startsWith('TASKLEDGER_'))))`;
    writeFileSync(join(board.folder.path, 'tell.js'), script);
    await workOnce(board, `"${process.execPath}" tell.js; : "$TASKLEDGER_TASK_TITLE" $TASKLEDGER_TASK_ID`);
    const seen = Object.fromEntries(
      (await resultOf(board, '$(touch hacked)')) as ReadonlyArray<[string, string]>,
    );
    const { TASKLEDGER_TASK: task = '', ...others } = seen;
    expect(others).toEqual({
      TASKLEDGER_TASK_ID: '$(touch hacked)',
      TASKLEDGER_TASK_TITLE: title,
      TASKLEDGER_FENCE: '1',
      TASKLEDGER_CLAIMANT: 'ann',
      TASKLEDGER_ATTEMPT: '1',
      TASKLEDGER_DB: board.folder.ledger,
    });
    expect(JSON.parse(task)).toMatchObject({ _tag: 'Claimed', title, data: { n: 1 }, failures: 0 });
    expect(existsSync(join(board.folder.path, 'hacked'))).toBe(false);
  });

  it('is on stdin as JSON, and only there where it is too large for a variable', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A', data: 'x'.repeat(200_000) });
    await board.ledger.create({ id: 'b', title: 'B', data: 'x'.repeat(100_000) });
    const command = 'cat > "$TASKLEDGER_TASK_ID.json"; printf "%s" "${TASKLEDGER_TASK-none}" | wc -c';
    const { code } = await workOnce(board, command);
    expect(code).toBe(0);
    const read = (id: string) => readFileSync(join(board.folder.path, `${id}.json`), 'utf8');
    expect(JSON.parse(read('a'))).toMatchObject({ id: 'a', data: 'x'.repeat(200_000) });
    expect(await resultOf(board, 'a')).toBe('none'.length);
    expect(await resultOf(board, 'b')).toBe(read('b').trimEnd().length);
  });

  it('need not be read', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A', data: 'x'.repeat(1_000_000) });
    await workOnce(board, 'exec <&-; echo 1');
    expect(await resultOf(board, 'a')).toBe(1);
  });
});

describe('work: which tasks it takes', () => {
  it('takes those of its assignee alone, and ends at once where there are none', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A' });
    await board.ledger.create({ id: 'b', title: 'B', assignee: 'bob' });
    await workOnce(board, 'true', '--assignee', 'bob');
    expect((await board.ledger.list({ status: 'done' })).tasks.map(({ id }) => id)).toEqual(['b']);
    const { code, stderr } = await workOnce(board, 'true', '--assignee', 'bob');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'taskledger: 0 claimed: 0 completed, 0 failed, 0 ended otherwise, 0 lost\n',
    });
  });

  it('takes as many at once as --concurrency says, and no more', async () => {
    const board = await withBoard();
    for (let i = 0; i < 6; i += 1) await board.ledger.create({ title: `T ${i}` });
    await workOnce(
      board,
      'touch "at.$TASKLEDGER_TASK_ID"; sleep 0.4; ls at.* | wc -l; rm "at.$TASKLEDGER_TASK_ID"',
      '--concurrency',
      '3',
    );
    const { tasks } = await board.ledger.list();
    const counts = tasks.map(({ result }) => Number(result));
    expect(counts).toHaveLength(6);
    expect(Math.max(...counts)).toBe(3);
  });

  it('wakes what has become due, and takes back what is overdue', async () => {
    const board = await withBoard();
    await board.ledger.create({ id: 'a', title: 'A', runAt: Date.now() + 50 });
    await board.ledger.create({ id: 'b', title: 'B' });
    await board.ledger.claim({ taskId: 'b', claimant: 'bob', leaseMs: 50 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await workOnce(board, 'true');
    expect((await board.ledger.counts()).byStatus).toMatchObject({ done: 2 });
  });

  it('does not wait for reviews that are held back by a parent', async () => {
    const board = await withBoard();
    const { ledger } = board;
    await ledger.create({ id: 'p', title: 'P' });
    await ledger.complete({ taskId: 'p' });
    await ledger.create({ id: 'a', title: 'A', parents: ['p'] });
    await ledger.claim({ taskId: 'a', claimant: 'bob' });
    await ledger.requestReview({ taskId: 'a', claimant: 'bob' });
    await ledger.reopen({ taskId: 'p', reason: 'wrong' });
    expect(await ledger.get('a')).toMatchObject({ status: 'review', openParents: 1 });
    const { code, stderr } = await workOnce(board, 'true', '--from', 'review');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'taskledger: 0 claimed: 0 completed, 0 failed, 0 ended otherwise, 0 lost\n',
    });
  });
});
