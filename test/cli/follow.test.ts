import { createInterface } from 'node:readline';
import { ended, removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

/** A command that goes on, its lines one by one, and its end. */
const follow = (folder: Folder, ...words: ReadonlyArray<string>) => {
  const child = folder.start(['log', '--follow', ...words]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  return { child, next, end: ended(child) };
};

describe('log --follow', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints events as they come, and ends with 0 on %s',
    async (signal) => {
      const folder = await withLedger();
      const { child, next, end } = follow(folder, '--json', '--from', '2');
      expect(JSON.parse(await next())).toMatchObject({ position: 2 });
      await folder.given(['create', 'A', '--id', 'a']);
      expect(JSON.parse(await next())).toMatchObject({ position: 3, kind: 'writer_joined' });
      expect(JSON.parse(await next())).toMatchObject({
        position: 4,
        kind: 'created',
        content: { title: 'A' },
      });
      child.kill(signal);
      expect(await end).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it('ends by itself at its limit', async () => {
    const folder = await withLedger();
    const { next, end } = follow(folder, '--limit', '3');
    expect(await next()).toContain('ledger_opened');
    expect(await next()).toContain('writer_joined');
    await folder.given(['create', 'A']);
    expect(await next()).toContain('writer_joined');
    expect(await end).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends quietly at the next event when its reader has left', async () => {
    const folder = await withLedger();
    const { child, next, end } = follow(folder);
    await next();
    child.stdout.destroy();
    await folder.given(['create', 'A']);
    expect(await end).toMatchObject({ code: 0, stderr: '' });
  });
});
