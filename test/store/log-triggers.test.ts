import type Database from 'better-sqlite3';
import type { Ledger } from '../../src/index';
import { ledgerFile } from './ledger-file';
import { dropTriggers, guarded } from './triggers';

const columns = 'kind, kind_version, status, data, content_hash, actor, writer, created_at, leaf_hash';

/** An INSERT of a copy of event 3, at another position, under another id and version. */
const insert = (verb: string, position: string, id = `'new'`, taskId = `'new'`, version = '1'): string =>
  `${verb} INTO task_events (position, id, task_id, version, ${columns})
   SELECT ${position}, ${id}, ${taskId}, ${version}, ${columns} FROM task_events WHERE position = 3`;

const event3 = (column: string): string => `(SELECT ${column} FROM task_events WHERE position = 3)`;
const contents = 'INTO event_contents (position, salt, content) VALUES';
const next = '(SELECT position + 1 FROM head)';

/** An INSERT of the event that ends a log here. */
const sealed = `INSERT INTO task_events (position, id, ${columns})
  SELECT position + 1, 'seal', 'sealed', 1, NULL, '{"to":"there"}', NULL, 'ada', 2, 0, 'x' FROM head`;

/** A seal that does not say where the board goes on. */
const nowhere = (verb: string): string =>
  sealed.replace('INSERT', verb).replace('{"to":"there"}', '{"to":null}');

/** What only a trigger stands against. */
const byTriggerAlone: ReadonlyArray<readonly [string, string]> = [
  ['an UPDATE of data', `UPDATE task_events SET data = '{}' WHERE position = 3`],
  ['an UPDATE of a hash', `UPDATE task_events SET leaf_hash = 'x' WHERE position = 3`],
  ['an UPDATE OR REPLACE of a position', 'UPDATE OR REPLACE task_events SET position = 3 WHERE position = 4'],
  ['a DELETE of the last event', 'DELETE FROM task_events WHERE position = (SELECT position FROM head)'],
  ['a DELETE of all events', 'DELETE FROM task_events'],
  ['an INSERT behind a gap', insert('INSERT', '(SELECT position + 2 FROM head)')],
  ['an INSERT before the beginning', insert('INSERT', '0')],
  ['an INSERT at a position that SQLite picks', insert('INSERT', 'NULL')],
  ['an INSERT OR REPLACE of a position', insert('INSERT OR REPLACE', '3')],
  ['an INSERT OR REPLACE of the last position', insert('REPLACE', '(SELECT position FROM head)')],
  ['an INSERT OR REPLACE of an id', insert('INSERT OR REPLACE', next, event3('id'))],
  ['an INSERT OR REPLACE of a version', insert('INSERT OR REPLACE', next, `'new'`, `'a'`, '1')],
  ['an upsert', `${insert('INSERT', '3')} ON CONFLICT DO UPDATE SET data = '{}'`],
  ['moving the head back', 'UPDATE head SET position = position - 1'],
  ['moving the head on', 'UPDATE head SET position = position + 1'],
  ['taking the head away', 'DELETE FROM head'],
  [
    'an INSERT OR REPLACE of the head',
    `INSERT OR REPLACE INTO head (id, position, format, ledger_id, satisfied_by) VALUES (1, 2, 1, 'x', '[]')`,
  ],
  ['another identity', `UPDATE head SET ledger_id = 'x'`],
  ['another policy', `UPDATE head SET satisfied_by = '["done","ready"]'`],
  ['a format of before', `UPDATE head SET format = 0`],
  ['a seal without its event', `UPDATE head SET state = 'sealed', sealed_to = 'there'`],
  ['a seal that leads nowhere', nowhere('INSERT')],
  ['one that is to stay although it fails', nowhere('INSERT OR FAIL')],
  ['one whose failure is to be ignored', nowhere('INSERT OR IGNORE')],
  ['a copy under way where none is', `UPDATE head SET state = 'copying'`],
  ['an UPDATE of content', `UPDATE event_contents SET content = '{}' WHERE position = 3`],
  ['a DELETE of content', 'DELETE FROM event_contents WHERE position = 3'],
  ['an INSERT OR REPLACE of content', `INSERT OR REPLACE ${contents} (3, '00', '{}')`],
  ['content for an event that has none', `INSERT ${contents} (1, '00', '{}')`],
  ['content for no event', `INSERT ${contents} (99, '00', '{}')`],
];

/** What the table itself would refuse too, or leave undone. */
const anyway: ReadonlyArray<readonly [string, string]> = [
  ['an INSERT at a taken position', insert('INSERT', '3')],
  ['an INSERT of a taken id', insert('INSERT', next, event3('id'))],
  ['an INSERT of a taken version', insert('INSERT', next, `'new'`, `'a'`, '1')],
  ['an INSERT OR IGNORE of a taken position', insert('INSERT OR IGNORE', '3')],
  [
    'a second head',
    `INSERT INTO head (id, position, format, ledger_id, satisfied_by) VALUES (2, 2, 1, 'x', '[]')`,
  ],
  ['another id of the head', 'UPDATE head SET id = 2'],
  ['a seal that leads nowhere', `UPDATE head SET state = 'sealed'`],
  ['a way on without a seal', `UPDATE head SET sealed_to = 'there'`],
  ['a state that there is not', `UPDATE head SET state = 'shut'`],
  ['a seal that says nothing', sealed.replace('"to"', '"at"')],
  ['what was erased before it was there', `INSERT INTO event_contents (position, erased) VALUES (5, 1)`],
  ['content a second time', `INSERT ${contents} (3, '00', '{}')`],
];

describe('the log, in the hands of a stranger with SQL', () => {
  const file = ledgerFile();
  const board = async (): Promise<{ readonly ledger: Ledger; readonly raw: Database.Database }> => {
    const ledger = await file.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b' });
    await ledger.claim({ taskId: 'a', claimant: 'ada' });
    return { ledger, raw: file.raw() };
  };

  it.each([...byTriggerAlone, ...anyway])('refuses %s', async (_name, sql) => {
    const { ledger, raw } = await board();
    const before = guarded(raw);
    expect(() => raw.exec(sql)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) as string }),
    );
    expect(guarded(raw)).toEqual(before);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await ledger.create({ title: 'still writing' })).toMatchObject({ _tag: 'Created' });
  });

  it.each(byTriggerAlone)('has nothing but its triggers against %s', async (_name, sql) => {
    const { raw } = await board();
    dropTriggers(raw);
    const before = guarded(raw);
    raw.exec(sql);
    expect(guarded(raw)).not.toEqual(before);
  });

  it('refuses to replace an event even after trying to move the head back, in one transaction', async () => {
    const { raw } = await board();
    const before = guarded(raw);
    raw.exec('BEGIN IMMEDIATE');
    for (const sql of [
      'UPDATE head SET position = 2',
      'DELETE FROM head',
      'DELETE FROM task_events WHERE position >= 3',
      insert('INSERT OR REPLACE', '3'),
    ]) {
      expect(() => raw.exec(sql)).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_TRIGGER' }));
    }
    raw.exec('COMMIT');
    expect(guarded(raw)).toEqual(before);
  });

  describe('once it is sealed', () => {
    const undoing: ReadonlyArray<readonly [string, string]> = [
      ['an event', insert('INSERT', next)],
      ['a second seal', sealed.replace(`'seal'`, `'again'`)],
      ['opening it', `UPDATE head SET state = 'open', sealed_to = NULL`],
      ['opening it as a copy', `UPDATE head SET state = 'copying', sealed_to = NULL`],
      ['another way on', `UPDATE head SET sealed_to = 'elsewhere'`],
    ];

    it.each(undoing)('refuses %s', async (_name, sql) => {
      const { raw } = await board();
      raw.exec(sealed);
      const before = guarded(raw);
      expect(before).toMatchObject({ head: [{ position: 6, state: 'sealed', sealed_to: 'there' }] });
      expect(() => raw.exec(sql)).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_TRIGGER' }));
      expect(guarded(raw)).toEqual(before);
    });

    it.each(undoing)('has nothing but its triggers against %s', async (_name, sql) => {
      const { raw } = await board();
      raw.exec(sealed);
      dropTriggers(raw);
      const before = guarded(raw);
      raw.exec(sql);
      expect(guarded(raw)).not.toEqual(before);
    });

    it('takes no command from who had it open, and tells where to ask', async () => {
      const { ledger, raw } = await board();
      raw.exec(sealed);
      const fault = { _tag: 'Sealed', to: 'there' };
      await expect(ledger.create({ title: 't' })).rejects.toMatchObject({ _tag: 'LedgerFault', fault });
      await expect(ledger.claimNext({ claimant: 'ada' })).rejects.toMatchObject({ fault });
      expect((await ledger.get('a'))?.status).toBe('running');
    });

    it('still has its views mended', async () => {
      const { ledger, raw } = await board();
      raw.exec(sealed);
      raw.exec(`UPDATE tasks SET title = 'x'`);
      expect((await ledger.rebuild()).mended).toHaveLength(2);
      expect((await ledger.get('b'))?.title).toBe('b');
    });
  });

  it('keeps of a statement of many rows those that it would take by themselves', async () => {
    const { ledger, raw } = await board();
    const twice = insert('INSERT', next).replace('position = 3', 'position IN (3, 4)');
    expect(() => raw.exec(twice)).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_TRIGGER' }));
    expect(raw.prepare('SELECT max(position), count(*) FROM task_events').raw().get()).toEqual([6, 6]);
    expect(await ledger.head()).toBe(6);
    expect(await ledger.create({ title: 'still writing' })).toMatchObject({ _tag: 'Created' });
  });

  it('takes an event at the next position, and the head follows', async () => {
    const { ledger, raw } = await board();
    raw.exec(insert('INSERT', next));
    expect(await ledger.head()).toBe(6);
  });
});
