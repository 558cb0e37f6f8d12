import type { Ledger } from '../../src/index';
import { ledgerFile } from './ledger-file';

interface Damage {
  readonly sql: string;
  readonly view: string;
  readonly key: ReadonlyArray<string>;
  /** What differs in a row that is there and should be. */
  readonly fields: ReadonlyArray<string>;
  readonly events: ReadonlyArray<number>;
}

const task = `created_position, id, title, assignee, priority, status, status_position, version, parents, open_parents,
  fence, attempts, refusals, created_at, title_position, data_position, in_review, failures, silences`;

const damages: Readonly<Record<string, Damage>> = {
  'an edited task': {
    sql: `UPDATE tasks SET title = 'forged', status = 'done', fence = 9 WHERE id = 'c'`,
    view: 'tasks',
    key: ['c'],
    fields: ['title', 'status', 'fence'],
    events: [4],
  },
  'a task that holds another': {
    sql: `UPDATE tasks SET claim_lock = 'eve' WHERE id = 'p'`,
    view: 'tasks',
    key: ['p'],
    fields: ['claim_lock'],
    events: [3, 6],
  },
  'a counter that is wrong': {
    sql: `UPDATE tasks SET open_parents = 0 WHERE id = 'c'`,
    view: 'tasks',
    key: ['c'],
    fields: ['open_parents'],
    events: [4],
  },
  'a lost task': {
    sql: `DELETE FROM tasks WHERE id = 'c'`,
    view: 'tasks',
    key: ['c'],
    fields: [],
    events: [4],
  },
  'a task that nobody made': {
    sql: `INSERT INTO tasks (${task}) VALUES (99, 'ghost', 'boo', NULL, 0, 'ready', 99, 1, 0, 0, 0, 0, 0, 0, 99, 99, 0, 0, 0)`,
    view: 'tasks',
    key: ['ghost'],
    fields: [],
    events: [],
  },
  'an edited link': {
    sql: `UPDATE task_links SET position = 1 WHERE child_id = 'c'`,
    view: 'task_links',
    key: ['p', 'c'],
    fields: ['position'],
    events: [4],
  },
  'a lost link': {
    sql: `DELETE FROM task_links WHERE child_id = 'c'`,
    view: 'task_links',
    key: ['p', 'c'],
    fields: [],
    events: [4],
  },
  'a link that nobody made': {
    sql: `INSERT INTO task_links VALUES ('p', 'd', 5, NULL)`,
    view: 'task_links',
    key: ['p', 'd'],
    fields: [],
    events: [],
  },
  'an edited command': {
    sql: `UPDATE commands SET request_hash = 'x', events = 7 WHERE command_id = 'make-c'`,
    view: 'commands',
    key: ['make-c'],
    fields: ['requestHash', 'events'],
    events: [4],
  },
  'a lost command': {
    sql: `DELETE FROM commands WHERE command_id = 'make-c'`,
    view: 'commands',
    key: ['make-c'],
    fields: [],
    events: [4],
  },
  'a command that nobody gave': {
    sql: `INSERT INTO commands VALUES ('ghost', 'x', 3, 1)`,
    view: 'commands',
    key: ['ghost'],
    fields: [],
    events: [],
  },
};

describe('views in the hands of a stranger with SQL', () => {
  const file = ledgerFile();
  const board = async (): Promise<Ledger> => {
    const ledger = await file.open();
    await ledger.create({ id: 'p', title: 'p' });
    await ledger.create({ id: 'c', title: 'c', parents: ['p'], commandId: 'make-c' });
    await ledger.create({ id: 'd', title: 'd' });
    await ledger.claim({ taskId: 'p', claimant: 'ada' });
    return ledger;
  };

  it.each(Object.entries(damages))('show %s, and a rebuild mends it alone', async (_name, damage) => {
    const { sql, ...drift } = damage;
    const ledger = await board();
    file.tamper(sql);
    const found = await ledger.verify();
    expect(found).toMatchObject({ valid: false, mismatches: [], drift: [drift] });
    expect(found.drift).toHaveLength(1);
    const { mended, events } = await ledger.rebuild();
    expect(mended).toEqual(found.drift);
    expect(events).toBe(6);
    expect(await ledger.verify()).toMatchObject({ valid: true, drift: [] });
    expect(await ledger.rebuild()).toMatchObject({ mended: [] });
  });

  it('tell of a row what is stored and what the log says', async () => {
    const ledger = await board();
    file.tamper(
      `UPDATE tasks SET priority = 5 WHERE id = 'd'; DELETE FROM commands WHERE command_id = 'make-c'`,
    );
    const { drift } = await ledger.verify();
    expect(drift[0]).toMatchObject({ key: ['d'], stored: { priority: 5 }, rebuilt: { priority: 0 } });
    expect(drift[1]).toMatchObject({
      stored: null,
      rebuilt: { commandId: 'make-c', position: 4, events: 1 },
    });
  });

  it('are all mended together, rows that took the place of others too', async () => {
    const ledger = await board();
    file.tamper(
      Object.values(damages)
        .map(({ sql }) => sql)
        .join(';'),
    );
    file.tamper(`UPDATE tasks SET id = 'swap' WHERE id = 'p'; UPDATE tasks SET id = 'p' WHERE id = 'd'`);
    expect((await ledger.rebuild()).mended.length).toBeGreaterThan(6);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect((await ledger.list()).tasks.map(({ id, title }) => [id, title])).toEqual([
      ['p', 'p'],
      ['c', 'c'],
      ['d', 'd'],
    ]);
  });

  it('are rebuilt from nothing', async () => {
    const ledger = await board();
    const before = await ledger.list();
    file.tamper('DELETE FROM tasks; DELETE FROM task_links; DELETE FROM commands');
    expect((await ledger.rebuild()).mended).toHaveLength(3 + 1 + 4);
    expect(await ledger.list()).toEqual(before);
    expect(await ledger.claim({ taskId: 'd', claimant: 'bob' })).toMatchObject({ _tag: 'Claimed' });
  });

  it('show a row under an empty name', async () => {
    const ledger = await board();
    file.tamper(
      `INSERT INTO commands VALUES ('', 'x', 3, 1); INSERT INTO task_links VALUES ('', '', 9, NULL)`,
    );
    expect((await ledger.verify()).drift.map(({ view, key }) => [view, key])).toEqual([
      ['task_links', ['', '']],
      ['commands', ['']],
    ]);
    await ledger.rebuild();
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });
});
