import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../src/index';
import { wrongForCloudEvents, wrongForOcel } from '../export/valid';
import { emptyFolder, ended, removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

/** A folder with a ledger of five events, the last one a refusal. */
const withTasks = async (): Promise<Folder> => {
  const folder = emptyFolder();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await ledger.create({ id: 'p', title: 'P' });
  await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
  await ledger.claim({ taskId: 'c', claimant: 'ada' });
  await ledger.close();
  return folder;
};

/** What lies in the folder beside the ledger. */
const beside = (folder: Folder): ReadonlyArray<string> =>
  readdirSync(folder.path).filter((name) => !name.startsWith('taskledger.db'));

const linesOf = (path: string): ReadonlyArray<unknown> =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

describe('export', () => {
  it('writes CloudEvents, one a line', async () => {
    const folder = await withTasks();
    const { code, answer } = await folder.json('export', '--cloudevents', '--out', 'log.jsonl');
    const path = join(folder.path, 'log.jsonl');
    const bytes = readFileSync(path).length;
    expect({ code, answer }).toEqual({
      code: 0,
      answer: { _tag: 'Exported', format: 'cloudevents', path, events: 5, bytes },
    });
    const events = linesOf(path);
    expect(events).toHaveLength(5);
    expect(events.flatMap(wrongForCloudEvents)).toEqual([]);
    expect(beside(folder)).toEqual(['log.jsonl']);
  });

  it('writes OCEL 2.0 as JSON and as SQLite, from FILE whatever TASKLEDGER_DB says', async () => {
    const folder = await withTasks();
    const env = { TASKLEDGER_DB: 'no.db' };
    const json = await folder.run(['export', folder.ledger, '--ocel2', 'json', '--out', 'log.json'], { env });
    expect(json.stdout).toMatch(/^exported 5 events to .*\/log\.json: ocel2-json, \d+ bytes\n$/);
    const ocel = JSON.parse(readFileSync(join(folder.path, 'log.json'), 'utf8')) as unknown;
    expect(wrongForOcel(ocel)).toEqual([]);
    await folder.given(['export', '--ocel2', 'sqlite', '--out', 'log.sqlite']);
    const database = new Database(join(folder.path, 'log.sqlite'), { readonly: true });
    expect(database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(5);
    database.close();
    expect(beside(folder)).toEqual(['log.json', 'log.sqlite']);
  });

  it('writes JSON Lines, which audit judges as it does the ledger, and says which line is none', async () => {
    const folder = await withTasks();
    await folder.given(['export', '--jsonl', '--out', 'log.jsonl']);
    const path = join(folder.path, 'log.jsonl');
    expect(linesOf(path)).toHaveLength(5);
    const { answer } = await folder.json('audit', '--verdicts');
    expect(await folder.json('audit', 'log.jsonl', '--verdicts')).toMatchObject({ code: 0, answer });
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -30));
    const torn = await folder.run(['audit', 'log.jsonl']);
    expect(torn.code).toBe(1);
    expect(torn.stdout).toContain('Line 5 of the file cannot be read as an event');
    writeFileSync(path, '{"taskId":"a","type":"created"}\n{"taskId":"a"}\n');
    expect(await folder.json('audit', 'log.jsonl')).toMatchObject({
      code: 3,
      answer: { _tag: 'EvidenceError', fault: { _tag: 'UnreadableLine', line: 2 } },
    });
  });

  it('leaves a file alone that is there, and replaces it where that is asked', async () => {
    const folder = await withTasks();
    const path = join(folder.path, 'mine');
    writeFileSync(path, 'mine');
    const refused = await folder.json('export', '--cloudevents', '--out', 'mine');
    expect(refused).toMatchObject({
      code: 2,
      answer: { field: '--out', expected: 'a file that is not there, or --force', value: 'mine' },
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await folder.given(['export', '--cloudevents', '--out', 'mine', '--force']);
    expect(linesOf(path)).toHaveLength(5);
    expect(beside(folder)).toEqual(['mine']);
  });

  it('never replaces the ledger itself', async () => {
    const folder = await withTasks();
    const before = readFileSync(folder.ledger);
    const { code, answer } = await folder.json(
      'export',
      '--cloudevents',
      '--out',
      'taskledger.db',
      '--force',
    );
    expect({ code, answer }).toMatchObject({
      code: 2,
      answer: { field: '--out', expected: 'another file than the log itself' },
    });
    expect(readFileSync(folder.ledger).equals(before)).toBe(true);
  });

  let unharmed: Folder;
  beforeAll(async () => {
    unharmed = await withLedger();
  });

  it.each([
    [['--out', 'x'], 'FORMAT', 'one of --jsonl, --cloudevents and --ocel2'],
    [
      ['--cloudevents', '--ocel2', 'json', '--out', 'x'],
      'FORMAT',
      'one of --jsonl, --cloudevents and --ocel2',
    ],
    [['--cloudevents'], '--out', 'this option'],
    [['--ocel2', 'xml', '--out', 'x'], '--ocel2', 'one of json, sqlite'],
    [['--cloudevents', '--out', ''], '--out', 'the path of a file'],
    [['--cloudevents', '--out', '.', '--force'], '--out', 'the path of a file'],
    [['--cloudevents', '--out', 'no/x'], '--out', 'a file in a folder that is there'],
  ])('refuses %j', async (words, field, expected) => {
    expect(await unharmed.json('export', ...words)).toMatchObject({ code: 2, answer: { field, expected } });
    expect(beside(unharmed)).toEqual([]);
  });

  it.each([
    [`DELETE FROM task_events WHERE position = 4`, { _tag: 'LedgerFault', fault: { position: 4 } }],
    [
      `UPDATE task_events SET data = '{}' WHERE position = 4`,
      { _tag: 'LedgerFault', fault: { position: 4 } },
    ],
    [
      `UPDATE task_events SET created_at = 253402300800000 WHERE position = 4`,
      { _tag: 'NotExportable', position: 4, field: 'created_at' },
    ],
  ])('leaves nothing behind after %s', async (sql, answer) => {
    const folder = await withTasks();
    const database = new Database(folder.ledger);
    for (const name of ['task_events_no_update', 'task_events_no_delete'])
      database.exec(`DROP TRIGGER ${name}`);
    database.exec(sql);
    database.close();
    for (const format of [['--cloudevents'], ['--ocel2', 'json'], ['--ocel2', 'sqlite']]) {
      const faulty = await folder.json('export', ...format, '--out', 'x');
      expect(faulty).toMatchObject({ code: 3, answer });
    }
    expect(beside(folder)).toEqual([]);
  });
});

describe('export of a log that does not fit into memory', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await withLedger();
    const ledger = await openLedger({ sqlite: folder.ledger, durability: 'normal' });
    for (let i = 0; i < 60; i += 1) await ledger.create({ title: `${i}`, data: `${i}`.repeat(1_000_000) });
    await ledger.close();
  });

  it.each([[['--cloudevents']], [['--ocel2', 'json']], [['--ocel2', 'sqlite']]])(
    'goes through, %j',
    async (format) => {
      const env = { NODE_OPTIONS: '--max-old-space-size=60' };
      const words = ['export', ...format, '--out', format.join('')];
      const { code, stderr } = await folder.run(words, { env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );

  it('leaves nothing behind when it is asked to end', async () => {
    const child = folder.start(['export', '--ocel2', 'json', '--out', 'ended']);
    const end = ended(child);
    const drafts = () => readdirSync(folder.path).filter((name) => name.startsWith('.ended.'));
    while (drafts().length === 0) await sleep(2);
    child.kill('SIGTERM');
    expect((await end).code).toBeNull();
    expect(child.signalCode).toBe('SIGTERM');
    expect(drafts()).toEqual([]);
    expect(existsSync(join(folder.path, 'ended'))).toBe(false);
  });
});
