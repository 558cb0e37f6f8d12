import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openLedger } from '../../src/index';
import { folderBytes } from './folder-bytes';
import { ledgerFile } from './ledger-file';

const PAGE = 4_096;

/** A SQLite file with a table of its own. */
const otherDatabase = (path: string, mode: string): void => {
  const raw = new Database(path);
  raw.pragma(`journal_mode = ${mode}`);
  raw.exec('CREATE TABLE head (id INTEGER, position INTEGER, format INTEGER)');
  raw.close();
};

const garble = (path: string, from: number, to?: number): void => {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, from, to);
  writeFileSync(path, bytes);
};

const strangers: Readonly<Record<string, (path: string) => void>> = {
  'a short text': (path) => writeFileSync(path, 'hello'),
  'a long text': (path) => writeFileSync(path, 'not a ledger at all\n'.repeat(1_000)),
  'an empty file': (path) => writeFileSync(path, ''),
  'a folder': (path) => mkdirSync(path),
  'a SQLite file of something else': (path) => otherDatabase(path, 'DELETE'),
  'a SQLite file of something else with a write-ahead log': (path) => otherDatabase(path, 'WAL'),
};

const damages: Readonly<Record<string, (path: string) => void>> = {
  'garbled behind its header': (path) => garble(path, 100),
  'garbled behind its first page': (path) => garble(path, PAGE),
  'cut off in the middle': (path) => truncateSync(path, 4 * PAGE),
  'cut off in a page': (path) => truncateSync(path, 4 * PAGE + 100),
  'without a head': (path) => {
    const raw = new Database(path);
    raw.exec('DROP TRIGGER head_no_delete; DELETE FROM head');
    raw.close();
  },
  'without a table': (path) => {
    const raw = new Database(path);
    raw.exec('DROP TABLE head');
    raw.close();
  },
};

describe('opening', () => {
  const file = ledgerFile();
  const expectRefused = async (fault: object, options: object = {}): Promise<void> => {
    const before = folderBytes(file.folder);
    await expect(openLedger({ sqlite: file.path, patienceMs: 100, ...options })).rejects.toMatchObject({
      _tag: 'LedgerFault',
      fault,
    });
    expect(folderBytes(file.folder)).toEqual(before);
  };

  it.each(Object.entries(strangers))(
    '%s is refused as no ledger, and changes nothing',
    async (_name, make) => {
      make(file.path);
      await expectRefused({ _tag: 'NotALedger', path: expect.stringContaining('board.db') as string });
      await expectRefused({ _tag: 'NotALedger' }, { readOnly: true });
      await expectRefused({ _tag: 'NotALedger' }, { create: false });
    },
  );

  it('what another program left in its write-ahead log leaves it there', async () => {
    otherDatabase(file.path, 'WAL');
    const raw = new Database(file.path);
    raw.exec('INSERT INTO head VALUES (1, 2, 3)');
    const kept = ['', '-wal'].map((part) => [part, readFileSync(`${file.path}${part}`)] as const);
    raw.close();
    for (const [part, bytes] of kept) writeFileSync(`${file.path}${part}`, bytes);
    await expect(openLedger({ sqlite: file.path })).rejects.toMatchObject({ fault: { _tag: 'NotALedger' } });
    for (const [part, bytes] of kept) expect(readFileSync(`${file.path}${part}`).equals(bytes)).toBe(true);
  });

  it.each(Object.entries(damages))(
    'a ledger %s is refused as corrupt, and changes nothing',
    async (_name, damage) => {
      const ledger = await file.open();
      await ledger.createGraph({ tasks: Array.from({ length: 300 }, (_, i) => ({ title: `t${i}` })) });
      await ledger.close();
      damage(file.path);
      await expectRefused({ _tag: 'Corrupt' });
      await expectRefused({ _tag: 'Corrupt' }, { readOnly: true });
    },
  );

  it('a ledger with a garbled page far behind is no fault until it is read', async () => {
    const made = await file.open();
    await made.createGraph({ tasks: Array.from({ length: 3_000 }, (_, i) => ({ title: `t${i}` })) });
    await made.close();
    garble(file.path, 300 * PAGE, 320 * PAGE);
    const ledger = await file.open();
    await expect(ledger.verify()).rejects.toMatchObject({ _tag: 'LedgerFault', fault: { _tag: 'Corrupt' } });
  });

  it('nothing is refused where nothing is to be made', async () => {
    await expectRefused({ _tag: 'NotALedger', detail: 'there is no such file' }, { create: false });
    await expectRefused({ _tag: 'NotALedger' }, { readOnly: true });
    for (const options of [{ create: false }, { readOnly: true }]) {
      await expect(openLedger({ sqlite: ':memory:', ...options })).rejects.toMatchObject({
        fault: { _tag: 'NotALedger' },
      });
    }
  });

  it('a place that cannot be is refused', async () => {
    const sqlite = `${file.folder}/nowhere/board.db`;
    await expect(openLedger({ sqlite })).rejects.toMatchObject({ fault: { _tag: 'Unavailable' } });
    writeFileSync(file.path, 'no folder');
    await expect(openLedger({ sqlite: `${file.path}/board.db` })).rejects.toMatchObject({
      fault: { _tag: 'Unavailable' },
    });
  });

  it('with options that there are not is refused as input', async () => {
    for (const [field, options] of Object.entries({
      'openLedger.sqlite': { sqlite: 7 },
      'openLedger.durability': { durability: 'maybe' },
      'openLedger.satisfiedBy[0]': { satisfiedBy: ['ready'] },
      'openLedger.patienceMs': { patienceMs: -1 },
      'openLedger.postgres': { postgres: 'url' },
    })) {
      const given = { sqlite: file.path, ...options } as Parameters<typeof openLedger>[0];
      await expect(openLedger(given)).rejects.toMatchObject({ _tag: 'InvalidInput', field });
    }
    expect(folderBytes(file.folder)).toEqual([]);
  });
});
