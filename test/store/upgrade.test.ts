import { sql } from 'kysely';
import type { Migrations } from '../../src/store/sqlite/migrate';
import { folderBytes } from './folder-bytes';
import { ledgerFile } from './ledger-file';
import { madeUp, openWith } from './made-up-format';
import { runProgram } from './program';

describe('a ledger of an older format', () => {
  const file = ledgerFile();
  const older = async (): Promise<void> => {
    const ledger = await file.open();
    await ledger.create({ id: 't', title: 't' });
    await ledger.close();
  };
  const found = () => {
    const raw = file.raw();
    const one = (text: string): unknown => raw.prepare(text).pluck().all();
    const tables = one(`SELECT name FROM sqlite_schema WHERE name = 'made_up'`) as string[];
    return {
      format: one('SELECT format FROM head'),
      notes: tables.length === 0 ? null : one('SELECT note FROM made_up'),
      steps: one('SELECT name FROM kysely_migration ORDER BY name'),
    };
  };
  const untouched = { format: [1], notes: null, steps: ['0001-first'] };
  const upgraded = { format: [2], notes: ['once'], steps: ['0001-first', '9999-made-up'] };

  it('is brought to the newer one by who opens it to write', async () => {
    await older();
    const ledger = await openWith(file.path, madeUp);
    expect(found()).toEqual(upgraded);
    expect(await ledger.create({ title: 'u' })).toMatchObject({ _tag: 'Created' });
    expect(await ledger.verify()).toMatchObject({ valid: true });
    await ledger.close();
    await (await openWith(file.path, madeUp)).close();
    expect(found()).toEqual(upgraded);
  });

  it('is left as it is by who opens it to read', async () => {
    await older();
    const before = folderBytes(file.folder);
    const ledger = await openWith(file.path, madeUp, true);
    expect(await ledger.head()).toBe(3);
    await ledger.close();
    expect(folderBytes(file.folder)).toEqual(before);
    expect(found()).toEqual(untouched);
  });

  it('is upgraded once by many handles that open it together', async () => {
    await older();
    const handles = await Promise.all(Array.from({ length: 8 }, () => openWith(file.path, madeUp)));
    await Promise.all(handles.map((handle) => handle.create({ title: 'u' })));
    await Promise.all(handles.map((handle) => handle.close()));
    expect(found()).toEqual(upgraded);
  });

  it('is upgraded once by many processes that open it together', async () => {
    await older();
    const programs = Array.from({ length: 5 }, () => runProgram('open-made-up', file.path));
    await Promise.all(programs.map((program) => program.line()));
    for (const program of programs) program.goOn();
    await Promise.all(programs.map(({ ended }) => ended));
    expect(found()).toEqual(upgraded);
    const ledger = await openWith(file.path, madeUp);
    expect((await ledger.list()).tasks).toHaveLength(6);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    await ledger.close();
  });

  it('takes no command more from who had it open before the upgrade', async () => {
    const old = await file.open();
    await old.create({ id: 't', title: 't' });
    await (await openWith(file.path, madeUp)).close();
    await expect(old.create({ title: 'u' })).rejects.toMatchObject({
      fault: { _tag: 'NewerFormat', format: 2, known: 1 },
    });
    expect((await old.list()).tasks).toHaveLength(1);
  });

  it('stays as it was where a step fails half way', async () => {
    await older();
    const failing: Migrations = {
      ...madeUp,
      steps: {
        ...madeUp.steps,
        '9999-then-fails': {
          up: (db) => sql`INSERT INTO nowhere VALUES (1)`.execute(db).then(() => undefined),
        },
      },
    };
    await expect(openWith(file.path, failing)).rejects.toMatchObject({ fault: { _tag: 'Corrupt' } });
    expect(found()).toEqual(untouched);
    const ledger = await file.open();
    expect(await ledger.create({ title: 'u' })).toMatchObject({ _tag: 'Created' });
  });

  it('is refused where the steps that it took are not those that are known', async () => {
    await older();
    file.tamper(`UPDATE kysely_migration SET name = '0001-another'`);
    await expect(openWith(file.path, madeUp)).rejects.toMatchObject({ fault: { _tag: 'Corrupt' } });
  });
});
