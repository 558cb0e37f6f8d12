import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeBoards, withBoard } from './at-work';
import type { Board } from './at-work';
import { ended, removeFolders } from './folder';

afterAll(async () => {
  await closeBoards();
  removeFolders();
});

/** A sweep that goes on, its lines one by one, and its end. */
const watch = ({ folder }: Board, ...words: ReadonlyArray<string>) => {
  const child = folder.start(['sweep', '--watch', '--every', '50ms', ...words]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  return { child, next, end: ended(child) };
};

describe('sweep --watch', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints what it finds as time goes on, and ends with 0 on %s',
    async (signal) => {
      const board = await withBoard();
      const { ledger } = board;
      const { child, next, end } = watch(board);
      await ledger.create({ id: 'a', title: 'A', runAt: Date.now() + 300 });
      expect(await next()).toMatch(/^a is due, ready · position \d+$/);
      await ledger.claim({ taskId: 'a', claimant: 'ann', leaseMs: 50 });
      expect(await next()).toMatch(/^reclaimed a from ann, fence 1 · position \d+$/);
      child.kill(signal);
      expect(await end).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it('prints a line of JSON for each sweep that finds something, and none for the others', async () => {
    const board = await withBoard();
    const { ledger } = board;
    const { child, next, end } = watch(board, '--json', '--limit', '1');
    await sleep(600);
    await ledger.createGraph({
      tasks: ['a', 'b'].map((id) => ({ id, title: id, runAt: Date.now() + 50 })),
    });
    const told = [JSON.parse(await next()), JSON.parse(await next())] as ReadonlyArray<unknown>;
    expect(told).toMatchObject([
      { _tag: 'Swept', reclaimed: [], due: [{ id: 'a', status: 'ready' }] },
      { _tag: 'Swept', reclaimed: [], due: [{ id: 'b', status: 'ready' }] },
    ]);
    child.kill('SIGTERM');
    const { code, stdout } = await end;
    expect({ code, lines: stdout.split('\n').filter((line) => line !== '').length }).toEqual({
      code: 0,
      lines: 2,
    });
  });
});
