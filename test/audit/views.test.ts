import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditReport } from '../../src/audit/report';
import { openLedger } from '../../src/index';

const folder = mkdtempSync(join(tmpdir(), 'audit-views-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

/** The audit of a board of a done parent and a claimed child, after something was done to its file. */
const auditAfter = async (tampering: string): Promise<AuditReport> => {
  const path = join(folder, `${(files += 1)}.db`);
  const ledger = await openLedger({ sqlite: path });
  await ledger.create({ id: 'p', title: 'parent', commandId: 'one' });
  await ledger.create({ id: 'c', title: 'child', parents: ['p'] });
  await ledger.complete({ taskId: 'p' });
  await ledger.claim({ taskId: 'c', claimant: 'ann' });
  const database = new Database(path);
  database.exec(tampering);
  database.close();
  const report = await ledger.audit();
  await ledger.close();
  return report;
};

const found = ({ findings }: AuditReport): ReadonlyArray<string> =>
  findings.map(({ code, taskId, position }) => `${code} ${taskId} ${position}`);

describe('views that were changed behind the log', () => {
  it('are told row by row, with the events behind each', async () => {
    expect(found(await auditAfter(``))).toEqual([]);
    expect(found(await auditAfter(`UPDATE tasks SET assignee = 'eve' WHERE id = 'p'`))).toEqual([
      'TL520 p 5',
    ]);
    expect(found(await auditAfter(`DELETE FROM task_links`))).toEqual(['TL522 c 4']);
    expect(found(await auditAfter(`DELETE FROM commands WHERE command_id = 'one'`))).toEqual([
      'TL522 null 3',
    ]);
    expect(found(await auditAfter(`INSERT INTO task_links VALUES ('c', 'p', 3, NULL)`))).toEqual([
      'TL521 p null',
    ]);
  });

  it('never change a verdict', async () => {
    const report = await auditAfter(`UPDATE tasks SET status = 'todo', completed_at = NULL WHERE id = 'p'`);
    expect(report.claims).toMatchObject({ satisfied: 1, violated: 0 });
    expect(report.valid).toBe(false);
    const [finding] = report.findings;
    expect(finding?.argument).toContain('status is "todo", and by the log "done"');
    expect(finding?.evidence.map(({ position, kind }) => [position, kind])).toEqual([
      [3, 'created'],
      [5, 'completed'],
    ]);
  });
});

describe('a log that was cut at its end', () => {
  it('is found truncated by its head', async () => {
    const report = await auditAfter(
      `DROP TRIGGER task_events_no_delete; DELETE FROM task_events WHERE position = 7`,
    );
    expect(found(report)).toContain('TL502 null 7');
  });
});
