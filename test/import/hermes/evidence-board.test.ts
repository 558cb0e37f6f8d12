import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { examine } from '../../../src/ledger/examine/examine';
import { importHermes } from '../../../src/ledger/import/import-hermes';
import type { ImportOutcome } from '../../../src/ledger/import/import-outcome';
import { openLedger } from '../../../src/ledger/open-ledger';
import type { AuditReport } from '../../../src/audit/report';
import { folderBytes } from '../../store/folder-bytes';
import { boards, copyBoard, policies } from '../boards';

let folder: string;
let into: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-board-'));
  into = join(folder, 'evidence.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

const audited = async (path: string, policy = 'done'): Promise<AuditReport> => {
  const examination = await examine(path, { satisfiedBy: policy.split(',') });
  await examination.close();
  return examination.report;
};

/** What two reports have to have in common: everything but the words about files. */
const substance = ({ findings, foreign, ...rest }: AuditReport): unknown => ({
  ...rest,
  findings: findings.filter(({ code }) => !code.startsWith('TL6')),
  foreign: { ...foreign, format: null },
});

const positions = (path: string): number => {
  const raw = new Database(path, { readonly: true });
  try {
    return raw.prepare('SELECT position FROM head').pluck().get() as number;
  } finally {
    raw.close();
  }
};

/** The board as it was when its last event was this one: later events are gone, and were never counted. */
const cutAfter = (path: string, id: number): void => {
  const raw = new Database(path);
  raw.prepare('DELETE FROM task_events WHERE id > ?').run(id);
  raw.prepare(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'task_events'`).run(id);
  raw.close();
};

describe('a board of evidence', () => {
  it.each(Object.keys(boards))('is judged as the board %s that it was taken from', async (name) => {
    const from = copyBoard(name, folder);
    const before = folderBytes(folder);
    const { events } = (await importHermes({ from, into })) as Extract<ImportOutcome, { _tag: 'Imported' }>;
    expect(folderBytes(folder)).toEqual(expect.arrayContaining([...before]));
    for (const policy of policies) {
      const direct = await audited(from, policy);
      expect(substance(await audited(into, policy))).toEqual(substance(direct));
      expect(events).toBe(direct.events);
    }
    const ledger = await openLedger({ sqlite: into, create: false, readOnly: true });
    expect(await ledger.verify()).toMatchObject({ valid: true, drift: [], broken: [], mismatches: [] });
    expect(substance(await ledger.audit())).toEqual(substance(await audited(from)));
    await ledger.close();
  });

  it('adds nothing where all of it is there already', async () => {
    const from = copyBoard('late-links-in-wal.db', folder);
    expect(await importHermes({ from, into })).toMatchObject({ _tag: 'Imported', added: 22, already: false });
    const before = positions(into);
    expect(await importHermes({ from, into })).toMatchObject({ _tag: 'Imported', added: 0, already: true });
    expect(positions(into)).toBe(before);
  });

  it('takes from a later state of the same board only what is new', async () => {
    const from = copyBoard('in-use.db', folder);
    cutAfter(from, 60);
    await importHermes({ from, into });
    const early = await audited(from);
    expect(early.events).toBe(60);
    expect(substance(await audited(into))).toEqual(substance(early));
    copyBoard('in-use.db', folder);
    const later = await importHermes({ from, into });
    expect(later).toMatchObject({ _tag: 'Imported', events: 99, added: 39 });
    expect(substance(await audited(into))).toEqual(substance(await audited(from)));
  });

  it('forgets rows that are there no more, and links that are', async () => {
    const from = copyBoard('first-schema.db', folder);
    await importHermes({ from, into });
    const raw = new Database(from);
    raw.exec(
      `DELETE FROM task_links WHERE child_id = 't_56c4'; UPDATE tasks SET status = 'done' WHERE id = 't_56c4'`,
    );
    raw.close();
    expect(await importHermes({ from, into })).toMatchObject({ added: 2 });
    expect(substance(await audited(into))).toEqual(substance(await audited(from)));
  });

  it.each([
    ['whose event says something else', `UPDATE task_events SET kind = 'archived' WHERE id = 7`, 7],
    ['in which an event is missing', 'DELETE FROM task_events WHERE id = 7', 7],
    ['that is an earlier state', 'DELETE FROM task_events WHERE id > 20', 21],
  ])('refuses a board %s, and names the first difference', async (_which, spoil, id) => {
    const from = copyBoard('first-schema.db', folder);
    await importHermes({ from, into });
    const before = positions(into);
    const raw = new Database(from);
    raw.exec(spoil);
    raw.close();
    const outcome = await importHermes({ from, into });
    expect(outcome).toMatchObject({
      _tag: 'ImportRefused',
      reason: { _tag: 'another_history', sourceId: `task_events/${id}` },
    });
    expect(positions(into)).toBe(before);
  });

  it('is never made of a ledger that has tasks of its own', async () => {
    const ledger = await openLedger({ sqlite: into });
    await ledger.create({ title: 'ours' });
    await ledger.close();
    const before = positions(into);
    const from = copyBoard('first-schema.db', folder);
    expect(await importHermes({ from, into })).toMatchObject({ reason: { _tag: 'no_evidence_there' } });
    expect(positions(into)).toBe(before);
  });

  it('takes no command, and no event but evidence', async () => {
    await importHermes({ from: copyBoard('first-schema.db', folder), into });
    const ledger = await openLedger({ sqlite: into, create: false });
    await expect(ledger.create({ title: 'ours' })).rejects.toMatchObject({
      fault: { _tag: 'HoldsEvidence' },
    });
    await expect(ledger.claim({ taskId: 't_7dba', claimant: 'ada' })).rejects.toMatchObject({
      fault: { _tag: 'HoldsEvidence' },
    });
    expect((await ledger.list()).tasks).toEqual([]);
    await ledger.close();
    const raw = new Database(into);
    const columns = 'id, task_id, version, kind_version, status, data, actor, writer, created_at, leaf_hash';
    const insert = `INSERT INTO task_events (position, kind, ${columns})
      SELECT position + 1, 'commented', 'x', task_id, version, kind_version, status, data, actor, writer, created_at, leaf_hash
      FROM task_events WHERE position = (SELECT position FROM head)`;
    expect(() => raw.exec(insert)).toThrow(/task_events takes an event only/);
    raw.close();
  });

  it('says where it is not as it was written', async () => {
    await importHermes({ from: copyBoard('first-schema.db', folder), into });
    const raw = new Database(into);
    raw.exec('DROP TRIGGER task_events_no_update');
    raw.exec(`UPDATE task_events SET data = replace(data, '"completed"', '"archived"') WHERE position = 10`);
    raw.close();
    expect((await audited(into)).findings).toContainEqual(
      expect.objectContaining({ code: 'TL510', argument: expect.stringContaining('at 10 ') as string }),
    );
  });

  it('keeps a payload that no store could hold', async () => {
    const from = copyBoard('first-schema.db', folder);
    const raw = new Database(from);
    raw.prepare('UPDATE task_events SET payload = ? WHERE id = 10').run('{"why": "\0"}');
    raw.close();
    await importHermes({ from, into });
    expect(substance(await audited(into))).toEqual(substance(await audited(from)));
  });

  it('is finished by the next import where one was killed', async () => {
    const from = copyBoard('first-schema.db', folder);
    const raw = new Database(from);
    const insert = raw.prepare(
      `INSERT INTO task_events (task_id, kind, payload, created_at) VALUES ('t_8319', 'commented', ?, 1795343011)`,
    );
    raw.transaction(() => {
      for (let i = 0; i < 20_000; i += 1) insert.run(JSON.stringify({ i }));
    })();
    raw.close();
    const program = `
      const { importHermes } = require(${JSON.stringify(join(__dirname, '../../../dist/src/ledger/import/import-hermes'))});
      const onProgress = (done, of) => { if (done * 3 > of) process.kill(process.pid, 'SIGKILL'); };
      importHermes({ from: ${JSON.stringify(from)}, into: ${JSON.stringify(into)}, onProgress });`;
    const child = spawn(process.execPath, ['-e', program], {
      stdio: 'inherit',
      env: { ...process.env, TMPDIR: folder },
    });
    expect(await new Promise((done) => child.once('exit', (_code, signal) => done(signal)))).toBe('SIGKILL');
    await expect(audited(into)).rejects.toMatchObject({ fault: { _tag: 'UnfinishedImport' } });
    const outcome = (await importHermes({ from, into })) as Extract<ImportOutcome, { _tag: 'Imported' }>;
    expect(outcome.added).toBeLessThan(15_000);
    expect(outcome.already).toBe(false);
    expect(substance(await audited(into))).toEqual(substance(await audited(from)));
  });
});
