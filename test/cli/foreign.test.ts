import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyBoard } from '../import/boards';
import { emptyFolder, removeFolders } from './folder';

afterAll(removeFolders);

describe('the log of another system', () => {
  it('is audited where it lies, in words and in JSON, and exits with 1 where a claim was wrong', async () => {
    const folder = emptyFolder();
    copyBoard('first-schema.db', folder.path);
    const { code, stdout } = await folder.run(['audit', 'first-schema.db']);
    expect(code).toBe(1);
    expect(stdout).toContain('E TL101 ClaimBeforeParentDone · task t_56c4 · position 31');
    expect(stdout).toContain('claims by class: link-after-claim 1, ok 6, violation 1');
    expect(stdout).toContain('returns 2 rows; it is not the verdict');
    const json = await folder.json('audit', 'first-schema.db', '--satisfied-by', 'done,archived');
    expect(json).toMatchObject({
      code: 1,
      answer: {
        policy: { satisfiedBy: ['done', 'archived'] },
        foreign: { seedSqlRows: 2, eventsDeleted: 0 },
      },
    });
  });

  it('is kept as evidence, and says what came of that', async () => {
    const folder = emptyFolder();
    const from = copyBoard('first-schema.db', folder.path);
    const first = await folder.json('import', 'hermes', 'first-schema.db', '--into', 'e.db');
    expect(first).toMatchObject({ code: 0, answer: { _tag: 'Imported', events: 33, added: 46 } });
    expect((await folder.run(['import', 'hermes', 'first-schema.db', '--into', 'e.db'])).stdout).toBe(
      'is there already: 33 events of first-schema.db in e.db\n',
    );
    expect(await folder.json('audit', 'e.db')).toMatchObject({
      code: 1,
      answer: { foreign: { format: 'evidence' } },
    });
    expect(await folder.json('create', 'ours', '--db', 'e.db')).toMatchObject({
      code: 3,
      answer: { fault: { _tag: 'HoldsEvidence' } },
    });
    const raw = new Database(from);
    raw.exec(`UPDATE task_events SET kind = 'archived' WHERE id = 7`);
    raw.close();
    const { code, stdout } = await folder.run(['import', 'hermes', 'first-schema.db', '--into', 'e.db']);
    expect(code).toBe(1);
    expect(stdout).toContain('the first event that differs is task_events/7');
  });

  it.each([
    ['CREATE TABLE tasks (id TEXT)', { _tag: 'UnknownBoard', missing: ['task_links', 'task_events'] }],
    [
      'CREATE TABLE tasks (id, status); CREATE TABLE task_links (parent_id, child_id); CREATE TABLE task_events (id)',
      { _tag: 'MissingColumns', table: 'task_events', missing: ['task_id', 'kind'] },
    ],
  ])('is refused where it is none that is known: %s', async (sql, fault) => {
    const folder = emptyFolder();
    const raw = new Database(join(folder.path, 'other.db'));
    raw.exec(sql);
    raw.close();
    expect(await folder.json('audit', 'other.db')).toMatchObject({
      code: 3,
      answer: { _tag: 'EvidenceError', fault },
    });
  });
});
