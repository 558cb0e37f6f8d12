import type { LedgerFault } from '../../src/index';
import { postgresBoard } from './board';

const PATIENCE = 200;

/** Longer than a decision may wait to be written. */
const LONG_MS = 800;

const after = (ms: number, work: () => unknown): void => void setTimeout(work, ms);

describe('a board that somebody does not let go of', () => {
  const board = postgresBoard();
  const busy = { _tag: 'LedgerFault', fault: { _tag: 'Busy' } };
  const holding = async (sql: string, patienceMs = PATIENCE) => {
    const ledger = await board.open({ patienceMs });
    await ledger.create({ id: 't', title: 't' });
    const raw = await board.raw();
    await raw.query('BEGIN');
    await raw.query(sql);
    return { ledger, raw };
  };

  it.each([
    ['its head', 'SELECT * FROM head FOR UPDATE'],
    ['what a command writes', 'LOCK TABLE commands IN SHARE MODE'],
  ])(
    'is busy for commands where it is %s, once their patience is over, and goes on being read',
    async (_what, sql) => {
      const { ledger } = await holding(sql);
      const begun = Date.now();
      const error: unknown = await ledger
        .create({ id: 'u', title: 'u', commandId: 'mine' })
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ ...busy, commandId: 'mine' });
      const { fault } = error as LedgerFault;
      expect(fault._tag === 'Busy' ? fault.waitedMs : 0).toBeGreaterThanOrEqual(PATIENCE);
      expect(Date.now() - begun).toBeLessThan(PATIENCE * 10);
      expect(await ledger.get('u')).toBeNull();
      expect(await ledger.head()).toBe(3);
      expect(await ledger.verify()).toMatchObject({ valid: true });
    },
  );

  it('is busy for each of those who asked together', async () => {
    const { ledger } = await holding('SELECT * FROM head FOR UPDATE');
    const outcomes = await Promise.allSettled([
      ledger.create({ title: 'a' }),
      ledger.claim({ taskId: 't', claimant: 'ada' }),
    ]);
    expect(outcomes).toMatchObject([{ reason: busy }, { reason: busy }]);
  });

  it('takes the command that is asked again, once it is free', async () => {
    const { ledger, raw } = await holding('SELECT * FROM head FOR UPDATE');
    const ask = () => ledger.create({ id: 'u', title: 'u', commandId: 'mine' });
    await expect(ask()).rejects.toMatchObject(busy);
    await raw.query('ROLLBACK');
    expect(await ask()).toMatchObject({ _tag: 'Created', replayed: false });
    expect(await ledger.head()).toBe(4);
  });

  it('is waited for by who has patience, and what he decided long before it was his is decided anew', async () => {
    const { ledger, raw } = await holding('SELECT * FROM head FOR UPDATE', 10 * LONG_MS);
    let freed = 0;
    after(LONG_MS, () => {
      freed = Date.now();
      return raw.query('ROLLBACK');
    });
    expect(await ledger.create({ id: 'u', title: 'u' })).toMatchObject({ _tag: 'Created' });
    const [created] = await ledger.events({ from: 4 });
    expect(created?.stored.createdAt).toBeGreaterThanOrEqual(freed - 5);
  });

  it('is not compacted for somebody who has no patience left', async () => {
    const { ledger } = await holding('SELECT * FROM event_contents');
    await expect(ledger.compact()).rejects.toMatchObject(busy);
  });

  it('is written to again after a deadlock that the server ends, once', async () => {
    const { raw } = await holding(`SELECT * FROM tasks WHERE id = 't' FOR UPDATE`);
    const ledger = await board.open();
    const claimed = ledger.claim({ taskId: 't', claimant: 'ada', commandId: 'mine' });
    const watch = await board.raw();
    const waiting = async (): Promise<boolean> =>
      (
        await watch.query(`SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE NOT granted AND application_name = 'taskledger' AND query LIKE 'SELECT append%'`)
      ).rows.length > 0;
    while (!(await waiting())) await new Promise((resolve) => setTimeout(resolve, 5));
    await raw.query('SELECT * FROM head FOR UPDATE');
    await raw.query('COMMIT');
    expect(await claimed).toMatchObject({ _tag: 'Claimed', replayed: false, fence: 1 });
    const log = (await ledger.events()).map(({ event }) => event.kind);
    expect(log).toEqual(['ledger_opened', 'writer_joined', 'created', 'writer_joined', 'claimed']);
  });
});
