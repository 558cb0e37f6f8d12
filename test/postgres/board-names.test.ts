import { randomUUID } from 'node:crypto';
import { InvalidInput, openLedger } from '../../src/index';
import { postgresBoard } from './board';

const names: ReadonlyArray<readonly [string, string]> = [
  ['spaces', ' a  board '],
  ['quotes of both kinds', `it's "so"`],
  ['upper case', 'BOARD'],
  ['other writing', 'доска 看板 🗂'],
  ['a backslash and a dollar', 'a\\b$c'],
  ['a comma and a semicolon', 'public, x; y'],
  ['a percent sign and a plus', '100%+%20'],
];

describe.each(names)('a board whose name has %s', (_what, start) => {
  const board = postgresBoard(() => `${start}${randomUUID().slice(0, 8)}`);

  it('lies in the schema of just that name', async () => {
    const ledger = await board.open();
    await ledger.create({ id: 'a', title: 'a' });
    const raw = await board.raw();
    const found = await raw.query(
      `SELECT nspname FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
       WHERE relname = 'tasks' AND nspname = $1`,
      [board.name],
    );
    expect(found.rows).toHaveLength(1);
    expect(await (await board.open({ readOnly: true })).get('a')).toMatchObject({ id: 'a' });
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});

describe('two boards in one database', () => {
  const one = postgresBoard(() => `board ${randomUUID()}`);
  const other = postgresBoard(() => `BOARD ${randomUUID()}`);

  it('share nothing', async () => {
    const [first, second] = [await one.open(), await other.open()];
    expect(first.id).not.toBe(second.id);
    const raw = await one.raw();
    await raw.query('BEGIN');
    await raw.query('SELECT * FROM head FOR UPDATE');
    expect(await second.create({ id: 'a', title: 'there', commandId: 'k' })).toMatchObject({ position: 3 });
    await raw.query('ROLLBACK');
    expect(await first.create({ id: 'a', title: 'here', commandId: 'k' })).toMatchObject({
      _tag: 'Created',
      replayed: false,
      position: 3,
    });
    expect(await first.get('a')).toMatchObject({ title: 'here' });
    expect(await second.get('a')).toMatchObject({ title: 'there' });
  });

  it('share nothing where the address has options of its own either', async () => {
    const url = `${one.url}?options=${encodeURIComponent('-c work_mem=8MB')}&idle_in_transaction_session_timeout=0`;
    const [first, second] = [await one.open({ url }), await other.open({ url })];
    expect(first.id).not.toBe(second.id);
    expect(await (await one.open()).head()).toBe(2);
  });
});

describe('the name of a board', () => {
  it.each([
    ['is longer than PostgreSQL can tell from others', 'x'.repeat(64)],
    ['is too long in bytes', 'д'.repeat(32)],
    ['is one that PostgreSQL keeps for itself', 'pg_board'],
    ['stands for another', '$user'],
    ['is empty', ''],
  ])('is refused where it %s', async (_why, board) => {
    const url = process.env['TEST_POSTGRES_URL'] ?? '';
    await expect(openLedger({ postgres: url, board })).rejects.toThrow(InvalidInput);
  });
});
