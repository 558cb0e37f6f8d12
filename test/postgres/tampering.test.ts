import type { Client } from 'pg';
import type { Ledger } from '../../src/index';
import { postgresBoard } from './board';
import { dropTriggers } from './triggers';

const gone = (position: number, erased: string): string =>
  `UPDATE event_contents SET salt = NULL, content = NULL, erased = ${erased} WHERE position = ${position}`;

const salt = '0123456789abcdef0123456789abcdef';

/** On a log of 6 events of which the last erases the content of event 3. */
const mismatches: ReadonlyArray<readonly [string, string, number, 'leaf' | 'content']> = [
  [
    'other data',
    `UPDATE task_events SET data = replace(data, '"assignee":null', '"assignee":"eve"') WHERE position = 3`,
    3,
    'leaf',
  ],
  ['another actor', `UPDATE task_events SET actor = 'eve' WHERE position = 4`, 4, 'leaf'],
  ['another time', 'UPDATE task_events SET created_at = created_at - 1 WHERE position = 5', 5, 'leaf'],
  ['another content', `UPDATE event_contents SET content = '{}' WHERE position = 4`, 4, 'content'],
  ['no content', 'DELETE FROM event_contents WHERE position = 4', 4, 'content'],
  ['content that nobody wrote', `INSERT INTO event_contents VALUES (5, '${salt}', '{}', NULL)`, 5, 'content'],
  ['content of no event', `INSERT INTO event_contents VALUES (99, '00', '{}', NULL)`, 99, 'content'],
  ['content taken away by an event that erases nothing', gone(4, '5'), 4, 'content'],
  ['content taken away by an erasure that does not name it', gone(4, '6'), 4, 'content'],
  [
    'content put back after its erasure',
    `UPDATE event_contents SET salt = '${salt}', content = '{}', erased = NULL WHERE position = 3`,
    3,
    'content',
  ],
];

const contradictions: ReadonlyArray<readonly [string, string, number | null]> = [
  ['data that is no JSON', `UPDATE task_events SET data = '{' WHERE position = 4`, 4],
  ['a kind that nobody knows', `UPDATE task_events SET kind = 'vanished' WHERE position = 5`, 5],
  ['an end that was cut off', 'DELETE FROM task_events WHERE position = 6', 6],
  ['an event that was taken out', 'DELETE FROM task_events WHERE position = 4', 4],
  ['another policy in the head', `UPDATE head SET satisfied_by = '["done","ready"]'`, null],
  ['an event past its head', 'UPDATE head SET position = 5', 6],
];

const drifts: ReadonlyArray<readonly [string, string, object]> = [
  [
    'an edited task',
    `UPDATE tasks SET title = 'forged', status = 'done' WHERE id = 'b'`,
    { view: 'tasks', key: ['b'], fields: ['title', 'status'] },
  ],
  ['a lost task', `DELETE FROM tasks WHERE id = 'b'`, { view: 'tasks', key: ['b'] }],
  [
    'a title that was put back after its erasure',
    `UPDATE tasks SET title = 'a', erased_position = NULL WHERE id = 'a'`,
    { view: 'tasks', key: ['a'], fields: ['title', 'erased_position'] },
  ],
  ['a lost link', 'DELETE FROM task_links', { view: 'task_links', key: ['a', 'b'] }],
  [
    'a link that nobody made',
    `INSERT INTO task_links VALUES ('b', 'a', 9, NULL)`,
    { view: 'task_links', key: ['b', 'a'] },
  ],
  [
    'an edited command',
    `UPDATE commands SET events = 7 WHERE command_id = 'make-b'`,
    { view: 'commands', key: ['make-b'], fields: ['events'] },
  ],
  [
    'a command under an empty name',
    `INSERT INTO commands VALUES ('', 'x', 3, 1)`,
    { view: 'commands', key: [''] },
  ],
];

describe('a board that somebody without triggers in the way has changed', () => {
  const place = postgresBoard();
  const board = async (): Promise<{ readonly ledger: Ledger; readonly raw: Client }> => {
    const ledger = await place.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b', parents: ['a'], commandId: 'make-b' });
    await ledger.claim({ taskId: 'a', claimant: 'ada' });
    await ledger.erase({ taskId: 'a', reason: 'private' });
    expect(await ledger.verify()).toMatchObject({ valid: true });
    return { ledger, raw: await place.raw() };
  };

  it.each(mismatches)('is found to hold %s, at its position', async (_name, sql, position, of) => {
    const { ledger, raw } = await board();
    await dropTriggers(raw);
    await raw.query(sql);
    const { valid, mismatches: found, broken } = await ledger.verify();
    expect([valid, broken]).toEqual([false, []]);
    expect(found.length).toBeGreaterThan(0);
    for (const mismatch of found) expect(mismatch).toMatchObject({ position, of });
    expect(await ledger.audit()).toMatchObject({ valid: false });
  });

  it.each(contradictions)('is found to hold %s, and is not rebuilt from it', async (_name, sql, position) => {
    const { ledger, raw } = await board();
    await dropTriggers(raw);
    await raw.query(sql);
    const { valid, broken } = await ledger.verify();
    expect(valid).toBe(false);
    expect(broken).toContainEqual(expect.objectContaining({ position }));
    await expect(ledger.rebuild()).rejects.toMatchObject({ fault: { _tag: 'Corrupt', position } });
  });

  it.each(drifts)('is found to hold %s in a view, and mended there alone', async (_name, sql, drift) => {
    const { ledger, raw } = await board();
    await raw.query(sql);
    const found = await ledger.verify();
    expect(found).toMatchObject({ valid: false, mismatches: [], drift: [drift] });
    expect(found.drift).toHaveLength(1);
    expect((await ledger.rebuild()).mended).toEqual(found.drift);
    expect(await ledger.verify()).toMatchObject({ valid: true, drift: [] });
  });

  it('is rebuilt from nothing, rows in the place of others too', async () => {
    const { ledger, raw } = await board();
    const before = await ledger.list();
    await raw.query(
      `UPDATE tasks SET id = 'swap' WHERE id = 'a'; UPDATE tasks SET id = 'a' WHERE id = 'b';
       DELETE FROM task_links; DELETE FROM commands`,
    );
    await ledger.rebuild();
    expect(await ledger.list()).toEqual(before);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});
