import { closeBoards, withBoard } from './at-work';
import { ended, removeFolders } from './folder';

afterAll(async () => {
  await closeBoards();
  removeFolders();
});

describe('wait', () => {
  it('ends with 0 once the task has one of the statuses, and tells which and since when', async () => {
    const { folder, ledger } = await withBoard();
    await ledger.create({ id: 'a', title: 'A' });
    const child = folder.start(['wait', 'a', '--status', 'cancelled,done', '--timeout', '30s']);
    let isOver = false;
    const end = ended(child).finally(() => (isOver = true));
    await ledger.claim({ taskId: 'a', claimant: 'ann' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(isOver).toBe(false);
    await ledger.cancel({ taskId: 'a' });
    const position = await ledger.head();
    expect(await end).toEqual({ code: 0, stdout: `a is cancelled · position ${position}\n`, stderr: '' });
    const { code, answer } = await folder.json('wait', 'a', '--status', 'cancelled');
    expect({ code, answer }).toEqual({
      code: 0,
      answer: { _tag: 'Reached', id: 'a', status: 'cancelled', position },
    });
  });

  it('waits for done where no status is given', async () => {
    const { folder, ledger } = await withBoard();
    await ledger.create({ id: 'a', title: 'A' });
    const none = await folder.run(['wait', 'a', '--timeout', '50ms']);
    expect(none).toEqual({ code: 1, stdout: 'timed out: a is ready\n', stderr: '' });
    await ledger.complete({ taskId: 'a' });
    expect((await folder.run(['wait', 'a'])).code).toBe(0);
  });

  it('ends with 1 when the time runs out, and where there is no such task', async () => {
    const { folder, ledger } = await withBoard();
    await ledger.create({ id: 'a', title: 'A' });
    const late = await folder.json('wait', 'a', '--timeout', '50ms');
    expect(late).toEqual({ code: 1, answer: { _tag: 'TimedOut', id: 'a', status: 'ready' } });
    const unknown = await folder.json('wait', 'nowhere', '--timeout', '30s');
    expect(unknown).toMatchObject({
      code: 1,
      answer: { _tag: 'Rejected', reason: { _tag: 'unknown_task', taskId: 'nowhere' } },
    });
  });
});
