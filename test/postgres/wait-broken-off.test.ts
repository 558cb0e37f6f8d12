import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { PostgresServer } from '../../bench/postgres/server';
import { openLedger } from '../../src/index';

describe('a commit that waits for a synchronous standby', () => {
  it('is not known to be done where that wait is broken off, though the server answers as if it were', async () => {
    const server = await PostgresServer.start({ fsync: 'off' });
    const ledger = await openLedger({ postgres: server.url() });
    const admin = new Client({ connectionString: server.url() });
    await admin.connect();
    const standby = async (name: string): Promise<void> => {
      await admin.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
      await admin.query('SELECT pg_reload_conf()');
    };
    try {
      await ledger.create({ id: 'a', title: 'a' });
      await standby('nobody');
      const claim = { taskId: 'a', claimant: 'ann', commandId: 'k' };
      const asked = ledger.claim(claim).catch((error: unknown) => error);
      const brokenOff = async (): Promise<number> =>
        (
          await admin.query(
            `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`,
          )
        ).rows.length;
      while ((await brokenOff()) === 0) await sleep(10);
      expect(await asked).toMatchObject({ fault: { _tag: 'Unknown' }, commandId: 'k' });
      await standby('');
      expect(await ledger.claim(claim)).toMatchObject({ _tag: 'Claimed', replayed: true });
    } finally {
      await admin.end();
      await ledger.close();
      await server.remove();
    }
  });
});
