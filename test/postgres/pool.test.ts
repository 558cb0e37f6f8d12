import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Ledger } from '../../src/index';
import { poolOf } from '../../src/store/postgres/pool';
import { postgresBoard, serverUrl } from './board';

describe('the connections of a board', () => {
  const board = postgresBoard();
  const connections = async (raw: Client): Promise<number> => {
    const sql = 'SELECT FROM pg_stat_activity WHERE application_name = $1';
    return (await raw.query(sql, [board.name])).rows.length;
  };
  /** The server lets go of a connection some time after its client; waits for that until the test's time is up. */
  const allGone = async (): Promise<void> => {
    const raw = await board.raw();
    while ((await connections(raw)) > 0) await sleep(20);
  };

  it.each([1, 10])('are as many as the pool is given (%d), and do all there is to do', async (max) => {
    const ledger = await board.open({ pool: { max, idleTimeoutMillis: 0, application_name: board.name } });
    await ledger.create({ id: 't', title: 't' });
    const heard: number[] = [];
    ledger.subscribe({ name: 's', pollMs: 5 }, ({ stored }) => heard.push(stored.position));
    const done = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        await ledger.create({ id: `t${i}`, title: 't' });
        await ledger.explainReady(`t${i}`);
        return ledger.graph('t');
      }),
    );
    expect(done).toHaveLength(30);
    await Promise.all([
      ledger.rebuild(),
      ledger.verify(),
      ledger.audit(),
      ledger.claimNext({ claimant: 'a' }),
    ]);
    expect(await connections(await board.raw())).toBeLessThanOrEqual(max);
    while (heard.length < (await ledger.head())) await sleep(5);
    await ledger.close();
    await allGone();
  });

  it.each([
    ['a command', 'SELECT * FROM head FOR UPDATE', (ledger: Ledger) => ledger.create({ title: 't' })],
    ['a long reading', 'LOCK TABLE tasks', (ledger: Ledger) => ledger.verify()],
  ])('are let go of once %s that is under way is done', async (_what, lock, ask) => {
    const ledger = await board.open({ pool: { application_name: board.name } });
    const raw = await board.raw();
    await raw.query('BEGIN');
    await raw.query(lock);
    const asked = ask(ledger);
    await sleep(50);
    const closing = ledger.close();
    expect(await Promise.race([closing, sleep(50, 'waits')])).toBe('waits');
    await raw.query('ROLLBACK');
    expect(await asked).toBeDefined();
    await closing;
    await allGone();
    await expect(ledger.head()).rejects.toMatchObject({ fault: { _tag: 'Closed' } });
    await expect(ledger.create({ title: 't' })).rejects.toMatchObject({ fault: { _tag: 'Closed' } });
  });

  it('are replaced where they are lost, idle or in use', async () => {
    const ledger = await board.open({ pool: { application_name: board.name } });
    await Promise.all([ledger.create({ id: 'a', title: 'a' }), ledger.head(), ledger.list()]);
    const raw = await board.raw();
    const kill = async (): Promise<number> =>
      (
        await raw.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
          [board.name],
        )
      ).rows.length;
    expect(await kill()).toBeGreaterThan(0);
    await sleep(50);
    expect(await ledger.create({ id: 'b', title: 'b' })).toMatchObject({ _tag: 'Created' });
    expect(await kill()).toBeGreaterThan(0);
    expect(await ledger.head()).toBe(4);
    for (let i = 0; i < 50; i += 1) await ledger.create({ id: `c${i}`, title: 'c' });
    const killed = async <A>(reading: Promise<A>): Promise<A> => {
      for (const ms of [0, 5, 10, 20]) {
        await sleep(ms);
        await kill();
      }
      return reading;
    };
    for (let i = 0; i < 10; i += 1) {
      expect(await killed(ledger.verify())).toMatchObject({ valid: true, events: 54 });
      expect(await killed(ledger.audit())).toMatchObject({ valid: true, events: 54 });
    }
  });

  it('are durable as the ledger is opened, whatever the database says', async () => {
    const raw = new Client({ connectionString: serverUrl() });
    await raw.connect();
    board.after(() => raw.end());
    const options = { url: `${serverUrl()}?options=-csynchronous_commit%3Doff`, board: board.name, pool: {} };
    const rest = { readOnly: false, patienceMs: 0, holdMs: 1_234, genesis: null };
    const said = async (durability: 'full' | 'normal', name: string): Promise<unknown> => {
      const pool = poolOf({ ...options, ...rest, durability });
      const { rows } = await pool.query<{ readonly value: string }>('SELECT current_setting($1) AS value', [
        name,
      ]);
      await pool.end();
      return rows[0]?.value;
    };
    expect(await said('full', 'synchronous_commit')).toBe('on');
    expect(await said('normal', 'synchronous_commit')).toBe('off');
    expect(await said('full', 'idle_in_transaction_session_timeout')).toBe('1234ms');
    expect(await said('full', 'tcp_user_timeout')).toBe('1234');
    expect(await said('full', 'jit')).toBe('off');
    expect(await said('full', 'lock_timeout')).toBe('1ms');
  });
});
