import type Database from 'better-sqlite3';
import type { Ledger } from '../../src/index';
import { ledgerFile } from './ledger-file';
import { dropTriggers, guarded } from './triggers';

const erase = (position: number, erased: string): string =>
  `UPDATE event_contents SET salt = NULL, content = NULL, erased = ${erased} WHERE position = ${position}`;

/** Appends an erasure as no ledger does: `positions` of events of `taskId`. */
const strayErasure = (
  taskId: string,
  version: number,
  positions: ReadonlyArray<number>,
  kind = 'content_erased',
) =>
  `INSERT INTO task_events (position, id, task_id, version, kind, kind_version, status, data, actor, writer, created_at, leaf_hash)
   SELECT position + 1, 'stray', '${taskId}', ${version}, '${kind}', 1, 'ready', '${JSON.stringify({ positions })}', 'eve', 2, 0, 'x'
   FROM head`;

/** What only a trigger stands against, where 3, 4 and 6 had content and 7 erased that of 3. */
const byTriggerAlone: ReadonlyArray<readonly [string, string]> = [
  ['an erasure by an event that erases nothing', erase(4, '5')],
  ['an erasure by an event that is not there', erase(4, '99')],
  ['an erasure by one that names other positions', erase(6, '7')],
  ['an erasure by one of another task', erase(4, '7')],
  [
    'the erasure undone',
    `UPDATE event_contents SET salt = '00', content = '{}', erased = NULL WHERE position = 3`,
  ],
  ['the erasure told of another event', 'UPDATE event_contents SET erased = 5 WHERE position = 3'],
  ['the erasure told of itself again', 'UPDATE event_contents SET erased = 7 WHERE position = 3'],
  ['the erased moved elsewhere', 'UPDATE event_contents SET position = 5 WHERE position = 3'],
  ['the erased deleted', 'DELETE FROM event_contents WHERE position = 3'],
  ['what is not erased deleted', 'DELETE FROM event_contents WHERE position = 4'],
  ['the erased replaced', `INSERT OR REPLACE INTO event_contents VALUES (3, '00', '{}', NULL)`],
  [
    'what is not erased replaced by an erasure',
    'INSERT OR REPLACE INTO event_contents VALUES (4, NULL, NULL, 7)',
  ],
  ['content that is erased as it comes', 'INSERT INTO event_contents VALUES (5, NULL, NULL, 7)'],
];

/** What the table itself would refuse too. */
const anyway: ReadonlyArray<readonly [string, string]> = [
  ['an erasure without its event', erase(4, 'NULL')],
  ['an erasure that leaves the content', 'UPDATE event_contents SET erased = 7 WHERE position = 4'],
  ['an erasure that leaves the salt', 'UPDATE event_contents SET content = NULL WHERE position = 4'],
  ['an erasure that leaves the text', `UPDATE event_contents SET salt = NULL, erased = 7 WHERE position = 4`],
];

describe('erasures, in the hands of a stranger with SQL', () => {
  const file = ledgerFile();
  const board = async (): Promise<{ readonly ledger: Ledger; readonly raw: Database.Database }> => {
    const ledger = await file.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b' });
    await ledger.claim({ taskId: 'a', claimant: 'ada' });
    await ledger.comment({ taskId: 'a', text: 'hm' });
    await ledger.erase({ position: 3, reason: 'private' });
    return { ledger, raw: file.raw() };
  };

  it.each([...byTriggerAlone, ...anyway])('refuse %s', async (_name, sql) => {
    const { ledger, raw } = await board();
    const before = guarded(raw);
    expect(() => raw.exec(sql)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) as string }),
    );
    expect(guarded(raw)).toEqual(before);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it.each(byTriggerAlone)('have nothing but triggers against %s', async (_name, sql) => {
    const { raw } = await board();
    dropTriggers(raw);
    raw.exec(sql);
    expect(raw.prepare('SELECT changes()').pluck().get()).toBe(1);
  });

  it('touch nothing of the log', async () => {
    const ledger = await file.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.comment({ taskId: 'a', text: 'hm' });
    const raw = file.raw();
    const events = raw.prepare('SELECT * FROM task_events WHERE position < 5 ORDER BY position');
    const before = events.all();
    await ledger.erase({ taskId: 'a', reason: 'private' });
    expect(events.all()).toEqual(before);
    expect(raw.prepare('SELECT * FROM event_contents WHERE position < 5').all()).toEqual([
      { position: 3, salt: null, content: null, erased: 5 },
      { position: 4, salt: null, content: null, erased: 5 },
    ]);
  });

  it.each([
    ['names a content of its own task', 'b', 2, [4], 'content_erased', true],
    ['names a content of another task', 'b', 2, [6], 'content_erased', false],
    ['names none', 'b', 2, [], 'content_erased', false],
    ['is no erasure', 'b', 2, [4], 'commented', false],
  ])('follow an event that %s only if it may', async (_name, ...[task, version, positions, kind, may]) => {
    const { raw } = await board();
    raw.exec(strayErasure(task, version, positions, kind));
    const position = positions[0] ?? 4;
    const refusal = 'takes no UPDATE but the erasure of a content';
    let said = '';
    try {
      raw.exec(erase(position, '8'));
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(may ? '' : refusal);
    const erased = raw.prepare('SELECT erased FROM event_contents WHERE position = ?').pluck().get(position);
    expect(erased).toBe(may ? 8 : null);
  });
});
