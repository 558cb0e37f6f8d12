import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Folder, ended } from '../cli/folder';
import { anotherProcess } from './another-process';
import type { AnotherProcess } from './another-process';
import { postgresBoard } from './board';

describe('commands that look once an hour', () => {
  const board = postgresBoard();

  /** Starts a command, and waits until it listens. */
  const start = async (...words: ReadonlyArray<string>) => {
    const folder = new Folder();
    const child = folder.start([...words, '--poll', '1h', '--postgres', board.url, '--board', board.name]);
    board.after(() => {
      child.kill('SIGKILL');
      folder.remove();
    });
    const raw = await board.raw();
    const listens = async (): Promise<boolean> =>
      (await raw.query(`SELECT FROM pg_stat_activity WHERE query ~ '^LISTEN' AND state = 'idle'`)).rows
        .length > 0;
    while (!(await listens())) await sleep(20);
    return child;
  };

  const other = async (): Promise<AnotherProcess> => {
    await (await board.open()).close();
    return anotherProcess(board.url, board.name);
  };

  it('are told: log --follow prints what comes', async () => {
    const { ask } = await other();
    const child = await start('log', '--follow', '--json');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await ask('create', { id: 't', title: 't' });
    for (;;) {
      const line = await lines.next();
      if (line.done === true) throw new Error('it ended');
      if ((JSON.parse(line.value) as { readonly kind: string }).kind === 'created') break;
    }
    const end = ended(child);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 0, stderr: '' });
  });

  it('are told: wait ends', async () => {
    const { ask } = await other();
    await ask('create', { id: 't', title: 't' });
    const end = ended(await start('wait', 't'));
    await ask('complete', { taskId: 't' });
    expect(await end).toMatchObject({ code: 0, stdout: expect.stringContaining('t is done') });
  });

  it('are told: work does what comes', async () => {
    const { ask } = await other();
    const child = await start('work', '--as', 'ann', '--exec', 'true', '--json');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await ask('create', { id: 't', title: 't' });
    const { value } = await lines.next();
    expect(JSON.parse(String(value))).toMatchObject({ _tag: 'AttemptEnded', id: 't', end: 'completed' });
  });
});
