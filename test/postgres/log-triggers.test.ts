import type { Client } from 'pg';
import type { Ledger } from '../../src/index';
import { postgresBoard } from './board';
import { dropTriggers, guarded } from './triggers';

const columns = 'kind, kind_version, status, data, content_hash, actor, writer, created_at, leaf_hash';

/** An INSERT of a copy of event 3, at another position, under another id and version. */
const insert = (position: string, id = `'new'`, taskId = `'new'`, version = '1'): string =>
  `INSERT INTO task_events (position, id, task_id, version, ${columns})
   SELECT ${position}, ${id}, ${taskId}, ${version}, ${columns} FROM task_events WHERE position = 3`;

const event3 = (column: string): string => `(SELECT ${column} FROM task_events WHERE position = 3)`;
const contents = 'INSERT INTO event_contents (position, salt, content) VALUES';
const next = '(SELECT position + 1 FROM head)';

/** An INSERT of the event that ends a log here. */
const sealed = `INSERT INTO task_events (position, id, ${columns})
  SELECT position + 1, 'seal', 'sealed', 1, NULL, '{"to":"there"}', NULL, 'ada', 2, 0, 'x' FROM head`;

const behindSeal = `SELECT position + 2, 'joined', 'writer_joined', 1, NULL, '{}', NULL, 'ada', 2, 0, 'x' FROM head`;

/** What only a trigger stands against. */
const byTriggerAlone: ReadonlyArray<readonly [string, string]> = [
  ['an UPDATE of data', `UPDATE task_events SET data = '{}' WHERE position = 3`],
  ['an UPDATE of a hash', `UPDATE task_events SET leaf_hash = 'x' WHERE position = 3`],
  ['a DELETE of the last event', 'DELETE FROM task_events WHERE position = (SELECT position FROM head)'],
  ['a DELETE of all events', 'DELETE FROM task_events'],
  ['a TRUNCATE of the log', 'TRUNCATE task_events'],
  ['an INSERT behind a gap', insert('(SELECT position + 2 FROM head)')],
  ['an INSERT before the beginning', insert('0')],
  [
    'two INSERTs in one, with a gap',
    `${insert(next)} UNION ALL SELECT 8, 'newer', 'new', 2, ${columns}
    FROM task_events WHERE position = 3`,
  ],
  ['an upsert', `${insert('3')} ON CONFLICT (position) DO UPDATE SET data = '{}'`],
  [
    'a MERGE',
    `MERGE INTO task_events USING head ON task_events.position = 3 WHEN MATCHED THEN UPDATE SET data = '{}'`,
  ],
  ['moving the head back', 'UPDATE head SET position = position - 1'],
  ['moving the head on', 'UPDATE head SET position = position + 1'],
  ['taking the head away', 'DELETE FROM head'],
  ['a TRUNCATE of the head', 'TRUNCATE head'],
  [
    'an upsert of the head',
    `INSERT INTO head (id, position, format, ledger_id, satisfied_by) VALUES (1, 2, 1, 'x', '[]')
     ON CONFLICT (id) DO UPDATE SET position = 2`,
  ],
  ['another identity', `UPDATE head SET ledger_id = 'x'`],
  ['another policy', `UPDATE head SET satisfied_by = '["done","ready"]'`],
  ['a format of before', `UPDATE head SET format = 0`],
  ['a seal without its event', `UPDATE head SET state = 'sealed', sealed_to = 'there'`],
  ['a copy under way where none is', `UPDATE head SET state = 'copying'`],
  ['an event behind a seal, both in one', `${sealed} UNION ALL ${behindSeal}`],
  ['an UPDATE of content', `UPDATE event_contents SET content = '{}' WHERE position = 3`],
  ['a DELETE of content', 'DELETE FROM event_contents WHERE position = 3'],
  ['a TRUNCATE of contents', 'TRUNCATE event_contents'],
  ['an upsert of content', `${contents} (3, '00', '{}') ON CONFLICT (position) DO UPDATE SET content = '{}'`],
  ['content for an event that has none', `${contents} (1, '00', '{}')`],
  ['content for no event', `${contents} (99, '00', '{}')`],
  [
    'content taken away by an event that erases nothing',
    'UPDATE event_contents SET salt = NULL, content = NULL, erased = 5 WHERE position = 3',
  ],
];

/** Content taken away in the name of event 6. */
const gone = (position: number): string =>
  `UPDATE event_contents SET salt = NULL, content = NULL, erased = 6 WHERE position = ${position}`;

/** What the table itself would refuse too. */
const anyway: ReadonlyArray<readonly [string, string]> = [
  ['an INSERT at a taken position', insert('3')],
  ['an INSERT at no position', insert('NULL')],
  ['an INSERT of a taken id', insert(next, event3('id'))],
  ['an INSERT of a taken version', insert(next, `'new'`, `'a'`, '1')],
  [
    'a second head',
    `INSERT INTO head (id, position, format, ledger_id, satisfied_by) VALUES (2, 2, 1, 'x', '[]')`,
  ],
  ['another id of the head', 'UPDATE head SET id = 2'],
  ['a seal that leads nowhere', `UPDATE head SET state = 'sealed'`],
  ['a way on without a seal', `UPDATE head SET sealed_to = 'there'`],
  ['a state that there is not', `UPDATE head SET state = 'shut'`],
  ['a seal that says nothing', sealed.replace('"to"', '"at"')],
  ['what was erased before it was there', 'INSERT INTO event_contents (position, erased) VALUES (5, 1)'],
  ['content a second time', `${contents} (3, '00', '{}')`],
];

/** A temporary table that would stand in front of one of the board's, if anybody asked it. */
const inFront = (table: string, sql: string): string =>
  `CREATE TEMPORARY TABLE ${table} AS SELECT * FROM ${table}; ${sql}`;

/** What a stranger would get past triggers that asked whatever tables he put in their way. */
const besideTriggers: ReadonlyArray<readonly [string, string]> = [
  ['a gap under a head of his own', inFront('head', `UPDATE pg_temp.head SET position = 9; ${insert('10')}`)],
  [
    'a head moved under a log of his own',
    inFront(
      'task_events',
      'DELETE FROM pg_temp.task_events WHERE position > 3; UPDATE head SET position = 3',
    ),
  ],
  [
    'an erasure under a log of his own',
    inFront(
      'task_events',
      `UPDATE pg_temp.task_events SET kind = 'content_erased', data = '{"positions":[3]}', task_id = 'a';
       UPDATE event_contents SET salt = NULL, content = NULL, erased = 5 WHERE position = 3`,
    ),
  ],
];

describe('the log, in the hands of a stranger with SQL', () => {
  const place = postgresBoard();
  const board = async (): Promise<{ readonly ledger: Ledger; readonly raw: Client }> => {
    const ledger = await place.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b' });
    await ledger.claim({ taskId: 'a', claimant: 'ada' });
    return { ledger, raw: await place.raw() };
  };

  it.each([...byTriggerAlone, ...anyway, ...besideTriggers])('refuses %s', async (_name, sql) => {
    const { ledger, raw } = await board();
    const other = await place.raw();
    const before = await guarded(other);
    await expect(raw.query(sql)).rejects.toMatchObject({
      code: expect.stringMatching(/^(P0001|23...)$/) as string,
    });
    expect(await guarded(other)).toEqual(before);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await ledger.create({ title: 'still writing' })).toMatchObject({ _tag: 'Created' });
  });

  it.each(byTriggerAlone)('has nothing but its triggers against %s', async (_name, sql) => {
    const { raw } = await board();
    await dropTriggers(raw);
    const before = await guarded(raw);
    await raw.query(sql);
    expect(await guarded(raw)).not.toEqual(before);
  });

  describe('once it is sealed', () => {
    const undoing: ReadonlyArray<readonly [string, string]> = [
      ['an event', insert(next)],
      ['a second seal', sealed.replace(`'seal'`, `'again'`)],
      ['opening it', `UPDATE head SET state = 'open', sealed_to = NULL`],
      ['opening it as a copy', `UPDATE head SET state = 'copying', sealed_to = NULL`],
      ['another way on', `UPDATE head SET sealed_to = 'elsewhere'`],
    ];

    it.each(undoing)('refuses %s', async (_name, sql) => {
      const { raw } = await board();
      await raw.query(sealed);
      const before = await guarded(raw);
      expect(before).toMatchObject({ head: [{ position: '6', state: 'sealed', sealed_to: 'there' }] });
      await expect(raw.query(sql)).rejects.toMatchObject({ code: 'P0001' });
      expect(await guarded(raw)).toEqual(before);
    });

    it.each(undoing)('has nothing but its triggers against %s', async (_name, sql) => {
      const { raw } = await board();
      await raw.query(sealed);
      await dropTriggers(raw);
      const before = await guarded(raw);
      await raw.query(sql);
      expect(await guarded(raw)).not.toEqual(before);
    });

    it('takes no command from who had it open, and tells where to ask', async () => {
      const { ledger, raw } = await board();
      await raw.query(sealed);
      const fault = { _tag: 'Sealed', to: 'there' };
      await expect(ledger.create({ title: 't' })).rejects.toMatchObject({ _tag: 'LedgerFault', fault });
      await expect(ledger.claimNext({ claimant: 'ada' })).rejects.toMatchObject({ fault });
      expect((await ledger.get('a'))?.status).toBe('running');
    });

    it('still has its views mended', async () => {
      const { ledger, raw } = await board();
      await raw.query(sealed);
      await raw.query(`UPDATE tasks SET title = 'x'`);
      expect((await ledger.rebuild()).mended).toHaveLength(2);
      expect((await ledger.get('b'))?.title).toBe('b');
    });
  });

  it('leaves an INSERT that gives way to a taken position undone', async () => {
    const { raw } = await board();
    const before = await guarded(raw);
    await raw.query(`${insert('3')} ON CONFLICT DO NOTHING`);
    expect(await guarded(raw)).toEqual(before);
  });

  it('takes an event at the next position, and the head follows', async () => {
    const { ledger, raw } = await board();
    await raw.query(insert(next));
    expect(await ledger.head()).toBe(6);
  });

  it('lets go of content only for an event of its own task that names it, and once', async () => {
    const { ledger, raw } = await board();
    await ledger.erase({ taskId: 'b', reason: 'private' });
    for (const position of [3, 4, 6]) await expect(raw.query(gone(position))).rejects.toThrow(/erasure/);
    expect((await raw.query('SELECT position, erased FROM event_contents ORDER BY position')).rows).toEqual([
      { position: '3', erased: null },
      { position: '4', erased: '6' },
      { position: '6', erased: null },
    ]);
  });
});
