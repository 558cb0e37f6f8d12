import Database from 'better-sqlite3';
import { Connection } from '../../src/store/sqlite/connection';
import { patientQueries } from '../../src/store/sqlite/patient-queries';
import { queriesOn } from '../../src/store/sqlite/queries';
import { folderBytes } from './folder-bytes';
import { ledgerFile } from './ledger-file';

const PATIENCE = 200;
const after = (ms: number, work: () => unknown): void => void setTimeout(work, ms);

describe('a ledger that somebody does not let go of', () => {
  const file = ledgerFile();
  const holding = async (statement: string) => {
    const ledger = await file.open({ patienceMs: PATIENCE });
    await ledger.create({ id: 't', title: 't' });
    const raw = file.raw();
    raw.exec(statement);
    return { ledger, raw };
  };
  const busy = { _tag: 'LedgerFault', fault: { _tag: 'Busy' } };

  it('is busy for commands once their patience is over, and goes on being read', async () => {
    const { ledger } = await holding('BEGIN IMMEDIATE');
    const begun = Date.now();
    const fault: unknown = await ledger
      .create({ id: 'u', title: 'u', commandId: 'mine' })
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ ...busy, commandId: 'mine' });
    const { waitedMs } = (fault as { readonly fault: { readonly waitedMs: number } }).fault;
    expect(waitedMs).toBeGreaterThanOrEqual(PATIENCE);
    expect(Date.now() - begun).toBeLessThan(PATIENCE * 10);
    expect(await ledger.get('u')).toBeNull();
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('is busy for each of those who asked together', async () => {
    const { ledger } = await holding('BEGIN IMMEDIATE');
    const outcomes = await Promise.allSettled([
      ledger.create({ title: 'a' }),
      ledger.claim({ taskId: 't', claimant: 'ada' }),
    ]);
    expect(outcomes).toMatchObject([{ reason: busy }, { reason: busy }]);
  });

  it('takes the command that is asked again, once it is free', async () => {
    const { ledger, raw } = await holding('BEGIN IMMEDIATE');
    const ask = () => ledger.create({ id: 'u', title: 'u', commandId: 'mine' });
    await expect(ask()).rejects.toMatchObject(busy);
    raw.exec('ROLLBACK');
    expect(await ask()).toMatchObject({ _tag: 'Created', replayed: false });
  });

  it('is waited for by who has patience', async () => {
    const { ledger, raw } = await holding('BEGIN IMMEDIATE');
    after(PATIENCE / 2, () => raw.exec('ROLLBACK'));
    expect(await ledger.create({ title: 'u' })).toMatchObject({ _tag: 'Created' });
  });

  it('opens while somebody else writes', async () => {
    await holding('BEGIN IMMEDIATE');
    const second = await file.open({ patienceMs: 0 });
    expect(await second.head()).toBe(3);
  });

  it('is busy on opening where it is held for one alone, and nothing changes', async () => {
    const { ledger, raw } = await holding('SELECT 1');
    await ledger.close();
    raw.close();
    const before = folderBytes(file.folder);
    const alone = file.raw();
    alone.pragma('locking_mode = EXCLUSIVE');
    alone.exec('BEGIN EXCLUSIVE');
    await expect(file.open({ patienceMs: PATIENCE })).rejects.toMatchObject(busy);
    await expect(file.open({ patienceMs: 0, readOnly: true })).rejects.toMatchObject(busy);
    alone.close();
    expect(folderBytes(file.folder)).toEqual(before);
  });

  it('is waited for on opening by who has patience', async () => {
    const { ledger, raw } = await holding('SELECT 1');
    await ledger.close();
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.exec('BEGIN EXCLUSIVE');
    after(PATIENCE / 2, () => raw.close());
    const again = await file.open({ patienceMs: PATIENCE * 10 });
    expect(await again.create({ title: 'u' })).toMatchObject({ _tag: 'Created' });
  });

  it('is waited for by readings too', async () => {
    const { ledger, raw } = await holding('SELECT 1');
    await ledger.close();
    raw.pragma('journal_mode = DELETE');
    const reader = new Connection(new Database(file.path, { readonly: true, timeout: 0 }));
    raw.exec('BEGIN EXCLUSIVE');
    await expect(patientQueries(queriesOn(reader, Date.now), 0).head()).rejects.toMatchObject({
      fault: { _tag: 'Busy' },
    });
    after(PATIENCE / 2, () => raw.exec('ROLLBACK'));
    const queries = patientQueries(queriesOn(reader, Date.now), PATIENCE * 10);
    const answers = await Promise.all([
      queries.head(),
      queries.events(0, 10),
      queries.history('t', 0, 10),
      queries.task('t'),
      queries.tasks({
        filter: {},
        order: 'created_position',
        descending: false,
        after: null,
        limit: 10,
      }),
      queries.contents([3]),
      queries.detail('t'),
      queries.strayContents(),
      queries.viewPage('tasks', undefined, 10),
      queries.viewRows('tasks', [['t']]),
    ]);
    expect(answers[0]).toMatchObject({ position: 3 });
    expect(answers[9]).toMatchObject({ headPosition: 3, rows: [{ id: 't' }] });
    reader.close();
  });
});
