import { isLeft } from 'fp-ts/Either';
import { setTimeout as sleep } from 'node:timers/promises';
import { Batch } from '../../src/commands/batch';
import { request } from '../../src/commands/request';
import { defaultRetry } from '../../src/commands/retry';
import { rules } from '../../src/commands/rules';
import type { Ledger } from '../../src/index';
import { identity } from '../../src/ledger/identity';
import { openPostgres } from '../../src/store/postgres/open-postgres';
import { create } from '../commands/asking';
import { runProgram } from '../store/program';
import { postgresBoard } from './board';

const EACH = 60;
const SLOW = 10;

/** The positions in pages of the log, from the beginning on, as they come. */
const pages = async (ledger: Ledger, stopped: () => boolean): Promise<ReadonlyArray<number>> => {
  const seen: number[] = [];
  for (let last = false; ;) {
    const page = await ledger.events({ from: (seen.at(-1) ?? 0) + 1, limit: 7 });
    seen.push(...page.map(({ stored }) => stored.position));
    if (page.length === 0 && last) return seen;
    last = stopped();
  }
};

describe('readers that follow a log', () => {
  const board = postgresBoard();

  /** Makes tasks in transactions that stay open for a while after they have written, before their commit. */
  const writeSlowly = async (): Promise<void> => {
    const opened = await openPostgres({
      url: board.url,
      board: board.name,
      pool: {},
      durability: 'full',
      readOnly: false,
      patienceMs: 10_000,
      holdMs: 10_000,
      genesis: null,
    })();
    if (isLeft(opened)) throw new Error(JSON.stringify(opened.left));
    const { store } = opened.right;
    board.after(() => store.close());
    const writer = { rules, retry: defaultRetry, identity: identity(), joinedAt: null };
    const caller = { actor: 'slow', correlation: null, commandId: null };
    for (let i = 0; i < SLOW; i += 1) {
      const written = await store.write(async (transaction) => {
        await Batch.run(transaction, writer, [request(create(`slow-${i}`), null, caller)]);
        await sleep(50);
      })();
      if (isLeft(written)) throw new Error(JSON.stringify(written.left));
    }
  };

  /** Reads on a snapshot that is held open, again and again, until it is told to stop; some hold the lock too. */
  const holdOpen = async (stopped: () => boolean, isolation: string, reading: string): Promise<void> => {
    const raw = await board.raw();
    while (!stopped()) {
      await raw.query(`BEGIN ISOLATION LEVEL ${isolation}`);
      await raw.query(reading);
      await raw.query('SELECT pg_sleep(0.05)');
      await raw.query(reading);
      await raw.query('ROLLBACK');
      await sleep(20);
    }
  };

  it('see every position once and in order, whatever transactions are open meanwhile', async () => {
    const ledger = await board.open();
    const programs = ['one', 'two'].map((name) =>
      runProgram('../../postgres/programs/write-tasks', board.url, board.name, name, String(EACH)),
    );
    await Promise.all(programs.map((program) => program.line()));
    let over = false;
    const stopped = (): boolean => over;
    const [, ...readers] = await Promise.all([0, 1, 2, 3, 4].map(() => board.open()));
    const heard = readers.slice(2).map((reader, i) => {
      const positions: number[] = [];
      reader.subscribe({ name: `reader ${i}`, pollMs: 5 }, ({ stored }) => positions.push(stored.position));
      return positions;
    });
    const paging = readers.slice(0, 2).map((reader) => pages(reader, stopped));
    const held = [
      holdOpen(stopped, 'REPEATABLE READ', 'SELECT count(*) FROM task_events'),
      holdOpen(stopped, 'SERIALIZABLE', 'SELECT max(position) FROM task_events'),
      holdOpen(stopped, 'READ COMMITTED', 'SELECT * FROM head FOR UPDATE'),
    ];
    for (const program of programs) program.goOn();
    await Promise.all([writeSlowly(), ...programs.map(({ ended }) => ended)]);
    over = true;
    await Promise.all(held);
    const head = await ledger.head();
    const all = Array.from({ length: head }, (_, i) => i + 1);
    expect(await Promise.all(paging)).toEqual([all, all]);
    while (heard.some((positions) => positions.length < head)) await sleep(5);
    expect(heard).toEqual([all, all]);
    const made = (await ledger.counts()).tasks;
    expect(made).toBe(8 * EACH + SLOW);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});
