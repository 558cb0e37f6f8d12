import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { runProgram } from '../store/program';
import { anotherProcess } from './another-process';
import { postgresBoard, quoted } from './board';
import { Proxy } from './proxy';

/** Far longer than any test waits: what is found is found by a notice. */
const HOUR = 3_600_000;

type News = Parameters<Parameters<Ledger['listen']>[0]>[0];

/** Waits until the notices of other processes come. */
const listening = async (ledger: Ledger): Promise<void> => {
  while (ledger.hearing._tag !== 'Listening') await sleep(5);
};

describe('what another process appends', () => {
  const board = postgresBoard();

  it('is done by a worker that looks once an hour: what is made, what becomes ready, what is due', async () => {
    const ledger = await board.open();
    const other = await anotherProcess(board.url, board.name);
    await other.ask('create', { id: 'parent', title: 'done elsewhere', assignee: 'nobody here' });
    await other.ask('create', { id: 'child', title: 'waits', assignee: 'ann', parents: ['parent'] });
    const filter = { assignee: 'ann' };
    const done: string[] = [];
    ledger.work({ as: 'ann', filter, pollMs: HOUR }, ({ id }) => void done.push(id));
    await listening(ledger);
    await other.ask('create', { id: 'made', title: 'made', assignee: 'ann' });
    expect(await ledger.waitFor('made', 'done', { pollMs: HOUR })).toMatchObject({ _tag: 'Reached' });
    await other.ask('complete', { taskId: 'parent' });
    expect(await ledger.waitFor('child', 'done', { pollMs: HOUR })).toMatchObject({ _tag: 'Reached' });
    await other.ask('create', { id: 'due', title: 'later', assignee: 'ann', runAt: Date.now() + 300 });
    expect(await ledger.waitFor('due', 'done', { pollMs: HOUR })).toMatchObject({ _tag: 'Reached' });
    expect(done).toEqual(['made', 'child', 'due']);
  });

  it('is taken over by a worker that looks once an hour when the lease of a dead process passes', async () => {
    const ledger = await board.open();
    const other = await anotherProcess(board.url, board.name);
    const worker = ledger.work({ as: 'ann', filter: { assignee: 'ann' }, pollMs: HOUR }, () => undefined);
    await listening(ledger);
    await other.ask('create', { id: 'held', title: 'held by somebody who dies', assignee: 'bob' });
    // Where the worker has looked by now, nothing but a notice tells it of the lease.
    await sleep(500);
    await other.ask('claim', { taskId: 'held', claimant: 'bob', leaseMs: 200 });
    expect(await ledger.waitFor('held', 'ready', { pollMs: HOUR })).toMatchObject({ _tag: 'Reached' });
    expect(worker.counts.claimed).toBe(0);
  });

  it('is heard by a subscription, by who waits for a task, and by who listens', async () => {
    const ledger = await board.open();
    const other = await anotherProcess(board.url, board.name);
    const heard: number[] = [];
    ledger.subscribe({ name: 's', pollMs: HOUR }, ({ stored }) => heard.push(stored.position));
    const news: News[] = [];
    ledger.listen((one) => news.push(one));
    await listening(ledger);
    await other.ask('create', { id: 't', title: 't' });
    const waited = ledger.waitFor('t', 'cancelled', { pollMs: HOUR });
    await other.ask('claim', { taskId: 't', claimant: 'ann', leaseMs: null });
    const cancelled = await other.ask('cancel', { taskId: 't' });
    if (cancelled._tag !== 'Cancelled') throw new Error(cancelled._tag);
    expect(await waited).toMatchObject({ status: 'cancelled', position: cancelled.position });
    while (heard.length < cancelled.position) await sleep(5);
    expect(heard).toEqual(Array.from({ length: cancelled.position }, (_, i) => i + 1));
    expect(news).toEqual([
      null,
      { position: 4, appended: 2, claimable: true, wakesAt: null },
      { position: 5, appended: 1, claimable: false, wakesAt: null },
      { position: 6, appended: 1, claimable: false, wakesAt: null },
    ]);
  });

  it('is told to those who listen to that board, and what they do themselves is told once', async () => {
    const ledger = await board.open();
    const name = `${board.name} 2`;
    const beside = await openLedger({ postgres: board.url, board: name });
    const raw = await board.raw();
    board.after(async () => {
      await beside.close();
      await raw.query(`DROP SCHEMA ${quoted(name)} CASCADE`);
    });
    const positions: Array<number | null> = [];
    ledger.listen((news) => positions.push(news?.position ?? null));
    await listening(ledger);
    const there = await anotherProcess(board.url, name);
    const here = await anotherProcess(board.url, board.name);
    await there.ask('create', { title: 'on another board' });
    await ledger.create({ title: 'by this process' });
    await (await board.open()).create({ title: 'by this process, on another handle' });
    await here.ask('create', { title: 'by another process' });
    while (positions.at(-1) !== 7) await sleep(5);
    expect(positions).toEqual([null, 3, 5, 7]);
  });

  it('is looked for where nobody understands the notice', async () => {
    const ledger = await board.open();
    const news: News[] = [];
    ledger.listen((one) => news.push(one));
    await listening(ledger);
    const raw = await board.raw();
    for (const notice of [
      '',
      '1',
      '1 {"a":1}',
      '1 ["later"]',
      '-1 ["x",1,true,null]',
      '1 ["x",1,true,"?"]',
    ]) {
      await raw.query('SELECT pg_notify($1, $2)', [`taskledger:${ledger.id}`, notice]);
    }
    while (news.length < 7) await sleep(5);
    expect(new Set(news)).toEqual(new Set([null]));
  });

  it('is looked for by its own process where the answer to a commit is lost', async () => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    const ledger = await board.open({ url: proxy.url });
    await ledger.create({ id: 'p', title: 'parent' });
    await ledger.create({ id: 'c', title: 'child', parents: ['p'] });
    const waited = ledger.waitFor('c', 'ready', { pollMs: HOUR });
    await listening(ledger);
    proxy.cutAt({ at: /^COMMIT/, passedOn: true });
    await expect(ledger.unlink({ parentId: 'p', childId: 'c' })).rejects.toThrow('not known');
    expect(await waited).toMatchObject({ _tag: 'Reached', status: 'ready' });
    expect(proxy.cuts).toBe(1);
  });

  it('comes in thousands of notices, and a worker looks a few times', async () => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    const ledger = await board.open({ url: proxy.url });
    const other = await anotherProcess(board.url, board.name);
    const worker = ledger.work({ as: 'ann', pollMs: HOUR }, () => undefined);
    await listening(ledger);
    await other.ask('create', { title: 'before' });
    while (worker.counts.completed < 1) await sleep(5);
    const before = proxy.messages;
    const raw = await board.raw();
    await raw.query(
      `SELECT pg_notify('taskledger:' || ledger_id, i || ' ["other",1,true,null]')
       FROM head, generate_series(1, 10000) AS i`,
    );
    await other.ask('create', { title: 'after' });
    while (worker.counts.completed < 2) await sleep(5);
    expect(proxy.messages - before).toBeLessThan(1_000);
  });

  it('is listened for by one connection for as long as somebody listens', async () => {
    const name = board.name;
    const ledger = await board.open({ pool: { application_name: name } });
    const raw = await board.raw();
    const connections = async (): Promise<number> => {
      const found = await raw.query(`SELECT FROM pg_stat_activity WHERE application_name = $1`, [
        `${name} listener`,
      ]);
      return found.rows.length;
    };
    expect([ledger.hearing, await connections()]).toEqual([{ _tag: 'Idle' }, 0]);
    const ends = [ledger.listen(() => undefined), ledger.listen(() => undefined)];
    expect(ledger.hearing).toEqual({ _tag: 'Connecting' });
    await listening(ledger);
    expect(await connections()).toBe(1);
    for (const end of ends) end();
    while ((await connections()) > 0) await sleep(50);
    expect(ledger.hearing).toEqual({ _tag: 'Idle' });
    ledger.subscribe({ name: 's', pollMs: HOUR }, () => undefined);
    await listening(ledger);
    await ledger.close();
    while ((await connections()) > 0) await sleep(5);
  });

  it('fills no queue of the server where the process that listens is stopped', async () => {
    await board.open();
    const program = runProgram('../../postgres/programs/listen-only', board.url, board.name, '1000', '60000');
    await program.line();
    const raw = await board.raw();
    const isThere = async (): Promise<boolean> => {
      const name = `${board.name} listener`;
      const found = await raw.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [name]);
      return found.rows.length > 0;
    };
    expect(await isThere()).toBe(true);
    program.process.kill('SIGSTOP');
    while (await isThere()) {
      await raw.query(
        `SELECT pg_notify('taskledger:' || ledger_id, i || repeat('.', 7000))
         FROM head, generate_series(1, 300) AS i`,
      );
      await sleep(100);
    }
  });

  it('keeps no process alive that listens for it', async () => {
    await board.open();
    const program = runProgram('../../postgres/programs/listen-only', board.url, board.name, '10000', '10');
    expect(await program.line()).toBe('"listening"');
    await program.ended;
  });
});
