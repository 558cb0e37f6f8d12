import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import { postgresBoard, quoted } from './board';

describe('opening a board', () => {
  const board = postgresBoard();
  const notALedger = { _tag: 'LedgerFault', fault: { _tag: 'NotALedger' } };

  it.each([
    ['a table', 'CREATE TABLE notes (note text)'],
    ['a table that is called as ours are', 'CREATE TABLE head (id bigint, position bigint)'],
    ['a view', 'CREATE VIEW one AS SELECT 1'],
    ['a sequence', 'CREATE SEQUENCE numbers'],
  ])('is refused where its schema holds %s, and nothing changes', async (_what, sql) => {
    const raw = await board.raw();
    await raw.query(`CREATE SCHEMA ${quoted(board.name)}`);
    await raw.query(sql);
    const relations = async () =>
      (
        await raw.query(`SELECT relname FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
         WHERE nspname = current_schema()`)
      ).rows;
    const before = await relations();
    await expect(board.open()).rejects.toMatchObject(notALedger);
    await expect(board.open({ readOnly: true })).rejects.toMatchObject(notALedger);
    expect(await relations()).toEqual(before);
  });

  it('takes a schema that is there and holds nothing', async () => {
    await (await board.raw()).query(`CREATE SCHEMA ${quoted(board.name)}`);
    expect(await (await board.open()).head()).toBe(2);
  });

  it('is refused where there is none, for reading or without making one, and makes none', async () => {
    await expect(board.open({ readOnly: true })).rejects.toMatchObject(notALedger);
    await expect(board.open({ create: false })).rejects.toMatchObject(notALedger);
    const found = await (
      await board.raw()
    ).query('SELECT FROM pg_namespace WHERE nspname = $1', [board.name]);
    expect(found.rows).toEqual([]);
  });

  it('of a newer format is refused, and takes no command from who had it open when it became so', async () => {
    const newer = { _tag: 'LedgerFault', fault: { _tag: 'NewerFormat', format: 99, known: 1 } };
    const ledger = await board.open();
    const raw = await board.raw();
    await raw.query('UPDATE head SET format = 99');
    await expect(board.open()).rejects.toMatchObject(newer);
    await expect(board.open({ readOnly: true })).rejects.toMatchObject(newer);
    await expect(ledger.create({ title: 't' })).rejects.toMatchObject(newer);
    await expect(ledger.subscribe({ name: 's' }, () => undefined).done).rejects.toMatchObject(newer);
    expect((await raw.query('SELECT position FROM head')).rows).toEqual([{ position: '2' }]);
  });

  it('for reading takes no command', async () => {
    await board.open();
    const ledger = await board.open({ readOnly: true });
    await expect(ledger.create({ title: 't' })).rejects.toMatchObject({ fault: { _tag: 'ReadOnly' } });
    await expect(ledger.compact()).rejects.toMatchObject({ fault: { _tag: 'ReadOnly' } });
    expect(await ledger.head()).toBe(2);
  });

  it.each([
    ['no server', 'postgres://postgres@127.0.0.1:1/postgres'],
    ['no such host', 'postgres://postgres@no-such-host.invalid/postgres'],
  ])('is unavailable where there is %s', async (_what, url) => {
    await expect(board.open({ url, patienceMs: 0 })).rejects.toMatchObject({
      fault: { _tag: 'Unavailable' },
    });
  });

  it('is unavailable in a database that is not there', async () => {
    const url = new URL(board.url);
    url.pathname = '/elsewhere';
    await expect(board.open({ url: url.href })).rejects.toMatchObject({ fault: { _tag: 'Unavailable' } });
  });

  it('is refused through what drops the settings of a session, and makes nothing anywhere', async () => {
    class WithoutSettings extends Client {
      constructor({ options: _dropped, ...config }: ClientConfig = {}) {
        super(config);
      }
    }
    const pool = { Client: WithoutSettings };
    await expect(board.open({ pool })).rejects.toMatchObject(notALedger);
    await (await board.raw()).query(`CREATE SCHEMA ${quoted(board.name)}`);
    await expect(board.open({ pool })).rejects.toMatchObject(notALedger);
    const found = await (await board.raw()).query(`SELECT to_regclass('public.head') AS head`);
    expect(found.rows).toEqual([{ head: null }]);
  });
});
