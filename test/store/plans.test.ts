import * as statements from '../../src/store/sqlite/statements';
import { ledgerFile } from './ledger-file';

/** How SQLite goes about a query: the steps that it tells. */
const planOf = (raw: ReturnType<ReturnType<typeof ledgerFile>['raw']>, sql: string): ReadonlyArray<string> =>
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
    ['the first of many parents', statements.selectFirstParents, 'USING PRIMARY KEY (child_id=?)'],
  ];

  it.each(plans)('for %s finds its index, and sorts nothing', async (_name, { sql }, step) => {
    await file.open();
    const plan = planOf(file.raw(), sql).join('\n');
    expect(`${plan} `).toContain(step);
    expect(plan).not.toContain('TEMP B-TREE');
    expect(plan).not.toMatch(/^SCAN (?!.*USING)/m);
  });

  it('is seen to sort where there is no index for the order', async () => {
    const ledger = await file.open();
    await ledger.create({ title: 'some task' });
    expect(planOf(file.raw(), 'SELECT * FROM tasks ORDER BY title')).toContain(
      'USE TEMP B-TREE FOR ORDER BY',
    );
  });
});
