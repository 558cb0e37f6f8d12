import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { RunningAudit } from '../../src/audit/running-audit';
import type { AuditReport } from '../../src/audit/report';
import { openLedger } from '../../src/index';
import { erased } from './events';
import { codes, findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

/** A task (3) whose content is erased (5), as the log says. */
const log = (): WrittenLog =>
  new WrittenLog()
    .created('a')
    .created('b')
    .command(erased('a', [3], 'ready'));

describe('a content', () => {
  it('that is gone with the erasure that names it is no mismatch', () => {
    expect(findingsOn(log().wipe(3, 5))).toEqual([]);
  });

  it('that is gone without one is', () => {
    const report = reportOn(log().wipe(3, 5).wipe(4, null));
    expect(codes(report)).toEqual(['TL511@4']);
    expect(report.findings[0]?.argument).toContain('nothing is there, and no erasure takes it away.');
    expect(findingsOn(new WrittenLog().created('a').created('b').wipe(3, 4))).toEqual(['TL511@3']);
  });

  it('that is still there although it was erased is', () => {
    const report = reportOn(log());
    expect(codes(report)).toEqual(['TL511@3']);
    expect(report.findings[0]?.argument).toContain(
      '5 (content_erased) erases the content of 3, and it is still there',
    );
  });

  it('is not asked for where contents are not at hand', () => {
    expect(codes(reportOn(log(), { contentsAtHand: false }))).toEqual([]);
    expect(codes(reportOn(log().wipe(4, null), { contentsAtHand: false }))).toEqual([]);
  });

  it('is told once, as what the erasure says, where it was erased before or is of another task', () => {
    const twice = log()
      .command(erased('a', [3], 'ready'))
      .wipe(3, 5);
    expect(findingsOn(twice)).toEqual(['TL109@6']);
    const anothers = new WrittenLog()
      .created('a')
      .created('b')
      .command(erased('a', [2], 'ready'));
    expect(findingsOn(anothers)).toEqual(['TL109@5']);
  });
});

const under = (settled: number, written: WrittenLog): ReadonlyArray<string> => {
  const underway = new RunningAudit({ contentsAtHand: true, settled });
  for (const row of written.rows) underway.add(row);
  return codes(underway.report());
};

describe('an audit while writers go on', () => {
  it('believes an erasure that came after its content was read', () => {
    expect(under(4, log())).toEqual([]);
    expect(under(5, log())).toEqual(['TL511@3']);
  });

  it('believes a content that is gone by an erasure after the last event read', () => {
    const unread = new WrittenLog().created('a').created('b').wipe(3, 9);
    expect(under(4, unread)).toEqual([]);
  });
});

describe('a board of which a title was erased', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-erasures-'));
  const path = join(folder, 'board.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  const auditAfter = async (tampering: string): Promise<AuditReport> => {
    const database = new Database(path);
    database.exec(tampering);
    database.close();
    const ledger = await openLedger({ sqlite: path });
    const report = await ledger.audit();
    await ledger.close();
    return report;
  };

  it('has no finding, and no row that drifted, until the store goes its own way', async () => {
    const ledger = await openLedger({ sqlite: path });
    await ledger.create({ id: 'a', title: 'private', data: { name: 'ann' } });
    await ledger.create({ id: 'b', title: 'kept' });
    await ledger.edit({ taskId: 'b', title: 'kept too' });
    await ledger.erase({ taskId: 'a', reason: 'it was private' });
    await ledger.close();
    expect((await auditAfter('')).findings).toEqual([]);
    const gone = await auditAfter(
      `DROP TRIGGER event_contents_only_erased; UPDATE event_contents SET salt = NULL, content = NULL, erased = 5 WHERE position = 4`,
    );
    expect(codes(gone)).toEqual(['TL511@4']);
  });
});
