import Database from 'better-sqlite3';
import type { ListInput } from '../../src/index';
import { listingOf } from '../../src/ledger/listing';
import * as bulk from '../../src/store/sqlite/bulk-statements';
import { Connection } from '../../src/store/sqlite/connection';
import { listTasks } from '../../src/store/sqlite/listing';
import * as statements from '../../src/store/sqlite/statements';
import { ledgerFile } from './ledger-file';

/** How SQLite goes about a query: the steps that it tells. */
const planOf = (raw: Database.Database, sql: string): ReadonlyArray<string> =>
  raw
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from(sql.matchAll(/\?/g), () => null))
    .map((row) => (row as { readonly detail: string }).detail);

describe('the plan of a query', () => {
  const file = ledgerFile();

  const plans: ReadonlyArray<readonly [string, { readonly sql: string }, string]> = [
    ['ready tasks', statements.selectReady.ready.ofAny, 'USING INDEX tasks_ready '],
    ['ready tasks of an assignee', statements.selectReady.ready.of, 'USING INDEX tasks_ready_by_assignee '],
    ['tasks in review', statements.selectReady.review.ofAny, 'USING INDEX tasks_in_review '],
    ['overdue tasks', statements.selectOverdue, 'USING INDEX tasks_that_wake '],
    ['when a task wakes next', statements.selectWakesAt, 'INDEX tasks_that_wake '],
    ['a task', statements.selectTask, 'USING INDEX sqlite_autoindex_tasks_1 (id=?)'],
    [
      'a task’s history',
      statements.selectHistory,
      'sqlite_autoindex_task_events_2 (task_id=? AND version>?)',
    ],
    ['the links to a task’s parents', statements.selectLinksOf.up, 'USING PRIMARY KEY (child_id=?)'],
    ['a link', statements.selectLink, 'task_links_by_parent (parent_id=? AND child_id=?)'],
    [
      'the refusals since a task’s last event',
      statements.selectRefusals,
      'sqlite_autoindex_task_events_2 (task_id=? AND version>?)',
    ],
    [
      'what can be erased of a task',
      statements.selectContentsOf,
      'sqlite_autoindex_task_events_2 (task_id=?)',
    ],
    ['what can be erased of an event', statements.selectContentAt, 'USING INTEGER PRIMARY KEY (rowid=?)'],
    ['a command', statements.selectCommand, 'USING PRIMARY KEY (command_id=?)'],
    ['the first of many parents', statements.selectFirstParents, 'USING PRIMARY KEY (child_id=?)'],
  ];

  it.each(plans)('for %s finds its index, and sorts nothing', async (_name, { sql }, step) => {
    await file.open();
    const plan = planOf(file.raw(), sql).join('\n');
    expect(`${plan} `).toContain(step);
    expect(plan).not.toContain('TEMP B-TREE');
    expect(plan).not.toMatch(/^SCAN (?!.*USING)/m);
  });

  it.each([
    ['tasks', bulk.selectTasks, 'tasks USING INDEX sqlite_autoindex_tasks_1 (id=?)'],
    ['parents', bulk.selectParents, 'link USING PRIMARY KEY (child_id=?)'],
    ['children', bulk.selectChildren, 'link USING INDEX task_links_by_parent (parent_id=?)'],
    ['contents', bulk.selectContents, 'event_contents USING INTEGER PRIMARY KEY (rowid=?)'],
  ] as const)('for many %s at once finds each by its index', async (_name, { sql }, step) => {
    await file.open();
    const plan = planOf(file.raw(), sql).join('\n');
    expect(plan).toContain(step);
    expect(plan).not.toMatch(/^SCAN (?!json_each)/m);
  });

  /** The texts that are run for a listing, their slots filled. */
  const textsOf = (input: ListInput): ReadonlyArray<string> => {
    const listing = listingOf(input);
    if (listing._tag === 'Left') throw new Error(listing.left.expected);
    const texts: string[] = [];
    const raw = new Database(file.path, { verbose: (text) => texts.push(String(text)) });
    listTasks(new Connection(raw), listing.right);
    raw.close();
    return texts;
  };

  const listings: ReadonlyArray<readonly [string, ListInput, string]> = [
    ['all tasks', {}, 'SCAN tasks'],
    ['all tasks, the youngest first', { order: 'desc' }, 'SCAN tasks'],
    ['a later page', { after: '3:3' }, 'INTEGER PRIMARY KEY (rowid>?)'],
    ['a later page backwards', { after: '3:3', order: 'desc' }, 'INTEGER PRIMARY KEY (rowid<?)'],
    ['a status', { status: 'done' }, 'INDEX tasks_by_status (status=?)'],
    [
      'a later page of a status',
      { status: ['done'], after: '3:3' },
      'tasks_by_status (status=? AND rowid>?)',
    ],
    ['an assignee', { assignee: 'ada' }, 'INDEX tasks_by_assignee (assignee=?)'],
    ['a later page of an assignee', { assignee: 'ada', after: '3:3' }, '(assignee=? AND rowid>?)'],
  ];

  it.each(listings)('for a list of %s sorts nothing', async (_name, input, step) => {
    await file.open();
    const [text = '', ...more] = textsOf(input);
    const plan = planOf(file.raw(), text).join('\n');
    expect(more).toEqual([]);
    expect(plan).toContain(step);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it.each([
    ['several statuses', { status: ['ready', 'todo'] }, 'INDEX tasks_by_status (status=?)'],
    ['the children of a task', { parentId: 'p' }, 'task_links_by_parent (parent_id=?)'],
  ] as const)('for a list of %s reads no other tasks', async (_name, input, step) => {
    await file.open();
    const plan = planOf(file.raw(), textsOf(input)[0] ?? '').join('\n');
    expect(plan).toContain(step);
    expect(plan).not.toContain('SCAN tasks');
  });

  it('is seen to sort where there is no index for the order', async () => {
    const ledger = await file.open();
    await ledger.create({ title: 'some task' });
    expect(planOf(file.raw(), 'SELECT * FROM tasks ORDER BY title')).toContain(
      'USE TEMP B-TREE FOR ORDER BY',
    );
  });
});
