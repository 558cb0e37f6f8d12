import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../src/index';
import { anotherProcess } from './another-process';
import { postgresBoard } from './board';
import { Proxy } from './proxy';

const HOUR = 3_600_000;
const MANY = 40;

const until = async (ledger: Ledger, state: Ledger['hearing']['_tag']): Promise<void> => {
  while (ledger.hearing._tag !== state) await sleep(5);
};

describe('notices that are lost', () => {
  const board = postgresBoard();

  /** Has another process make tasks, one after the other. */
  const makeTasks = async (
    between: (made: number) => Promise<void> = async () => undefined,
  ): Promise<void> => {
    const other = await anotherProcess(board.url, board.name);
    for (let i = 0; i < MANY; i += 1) {
      await between(i);
      await other.ask('create', { id: `t${i}`, title: 't' });
    }
  };

  it('are made up for when the connection is there again, however often it is cut', async () => {
    const ledger = await board.open({ pool: { application_name: board.name } });
    const worker = ledger.work({ as: 'ann', pollMs: HOUR, concurrency: 4 }, () => undefined);
    const heard: number[] = [];
    ledger.subscribe({ name: 's', pollMs: HOUR }, ({ stored }) => heard.push(stored.position));
    await until(ledger, 'Listening');
    const raw = await board.raw();
    let killed = 0;
    await makeTasks(async (made) => {
      if (made % 4 === 0) await until(ledger, 'Listening');
      const found = await raw.query<{ readonly gone: boolean }>(
        `SELECT pg_terminate_backend(pid, 1000) AS gone FROM pg_stat_activity WHERE application_name = $1`,
        [`${board.name} listener`],
      );
      killed += found.rows.filter(({ gone }) => gone).length;
    });
    while (worker.counts.completed < MANY) await sleep(5);
    expect(killed).toBeGreaterThanOrEqual(MANY / 4);
    while (heard.length < (await ledger.head())) await sleep(5);
    expect(heard).toEqual(Array.from(heard, (_, i) => i + 1));
  });

  it('are not needed: looking alone finds everything, and what went wrong can be asked', async () => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    proxy.cutAt({ at: /^LISTEN/, passedOn: false, again: true });
    const ledger = await board.open({ url: proxy.url });
    const worker = ledger.work({ as: 'ann', pollMs: 20 }, () => undefined);
    const heard: number[] = [];
    const subscription = ledger.subscribe({ name: 's', pollMs: 20 }, ({ stored }) =>
      heard.push(stored.position),
    );
    await until(ledger, 'Lost');
    expect(ledger.hearing).toMatchObject({ detail: expect.stringMatching(/^Connection terminated|ended/) });
    await makeTasks();
    while (worker.counts.completed < MANY) await sleep(5);
    while (heard.length < (await ledger.head())) await sleep(5);
    expect([ledger.hearing._tag, worker.over, subscription.over]).toEqual(['Lost', false, false]);
    expect(proxy.cuts).toBeGreaterThan(1);
  });

  it('come again by themselves once they can', async () => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    proxy.cutAt({ at: /^LISTEN/, passedOn: false, again: true });
    const ledger = await board.open({ url: proxy.url });
    const worker = ledger.work({ as: 'ann', pollMs: HOUR }, () => undefined);
    await until(ledger, 'Lost');
    const other = await anotherProcess(board.url, board.name);
    await other.ask('create', { id: 'unheard', title: 'made while nothing could be heard' });
    proxy.cutAt(null);
    while (worker.counts.completed < 1) await sleep(5);
    await other.ask('create', { id: 'heard', title: 'made when it could' });
    while (worker.counts.completed < 2) await sleep(5);
    expect(ledger.hearing._tag).toBe('Listening');
  });
});
