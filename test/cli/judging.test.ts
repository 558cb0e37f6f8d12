import Database from 'better-sqlite3';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { decisions } from '../../stress/parent-gate/decisions';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const withChild = async (): Promise<Folder> => {
  const folder = await withLedger();
  await folder.given(['create', 'P', '--id', 'p'], ['create', 'C', '--id', 'c', '--parent', 'p']);
  return folder;
};

const sql = (folder: Folder, ...statements: ReadonlyArray<string>): void => {
  const database = new Database(folder.ledger);
  for (const statement of statements) database.exec(statement);
  database.close();
};

describe('a view that was meddled with', () => {
  it('is named by verify and audit, with 1, and mended by rebuild', async () => {
    const folder = await withChild();
    sql(folder, `UPDATE tasks SET status = 'ready' WHERE id = 'c'`);
    const verified = await folder.json('verify');
    const drift = {
      view: 'tasks',
      key: ['c'],
      fields: ['status'],
      stored: { status: 'ready' },
      rebuilt: { status: 'todo' },
    };
    expect(verified).toMatchObject({ code: 1, answer: { valid: false, mismatches: [], drift: [drift] } });
    const { stdout } = await folder.run(['verify']);
    expect(stdout).toContain('tasks c: status is "ready", the log says "todo" · events 6');
    expect(stdout).toContain('events missing or not readable: 0, hashes that differ: 0, rows that differ: 1');
    const audited = await folder.json('audit');
    expect(audited).toMatchObject({ code: 1, answer: { valid: false, findings: [{ code: 'TL520' }] } });
    const rebuilt = await folder.json('rebuild');
    expect(rebuilt).toMatchObject({ code: 0, answer: { events: 6, mended: [drift] } });
    expect((await folder.run(['rebuild'])).stdout).toBe('rebuilt from 6 events: 0 rows mended\n');
    expect((await folder.run(['verify'])).code).toBe(0);
  });
});

describe('verify', () => {
  it('prints the root, the same for the same log', async () => {
    const folder = await withChild();
    const { code, answer } = await folder.json('verify');
    const { root } = answer as { readonly root: string };
    expect({ code, answer }).toMatchObject({
      code: 0,
      answer: { valid: true, events: 6, mismatches: [], drift: [] },
    });
    expect(root).toMatch(/^[0-9a-f]{64}$/);
    expect((await folder.run(['verify'])).stdout).toContain(`root ${root}\n`);
  });
});

describe('audit', () => {
  it('prints the report, with verdicts only where they are asked for', async () => {
    const folder = await withChild();
    await folder.run(['claim', 'c', '--as', 'ada']);
    await folder.given(['complete', 'p'], ['claim', 'c', '--as', 'ada']);
    const report = {
      valid: true,
      policy: { satisfiedBy: ['done'] },
      events: 13,
      contentsExamined: true,
      claims: { total: 1, satisfied: 1, violated: 0, indeterminate: 0 },
      rejections: { total: 1, justified: 1, unjustified: 0 },
      findings: [],
      foreign: null,
    };
    expect(await folder.json('audit')).toEqual({ code: 0, answer: report });
    const verdicts = [{ position: 13, taskId: 'c', claimant: 'ada', verdict: 'satisfied' }];
    const whole = await folder.json('audit', folder.ledger, '--verdicts');
    expect(whole).toEqual({ code: 0, answer: { ...report, verdicts } });
    const again = { asked: 2, same: 2, different: [] };
    const replayed = await folder.json('audit', '--replay-decisions');
    expect(replayed).toEqual({ code: 0, answer: { ...report, decisions: again } });
    const { stdout } = await folder.run(['audit', '--verdicts']);
    expect(stdout).toContain('satisfied     position 13: c by ada\n');
    expect(stdout).toContain('claims: 1, of them 1 satisfied, 0 violated, 0 indeterminate\n');
  });

  it('ends with 1 where a claim came before its parent was done, and proves it', async () => {
    const folder = await withLedger();
    const ledger = await openLedgerWith({ sqlite: folder.ledger }, { rules: decisions.ungated });
    await ledger.create({ id: 'p', title: 'P' });
    await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
    await ledger.claim({ taskId: 'c', claimant: 'ada' });
    await ledger.close();
    const { code, answer } = await folder.json('audit');
    expect(code).toBe(1);
    const finding = { code: 'TL101', name: 'ClaimBeforeParentDone', severity: 'E', taskId: 'c', position: 6 };
    expect(answer).toMatchObject({
      valid: false,
      claims: { violated: 1 },
      findings: expect.arrayContaining([expect.objectContaining(finding)]) as unknown,
    });
    const { stdout } = await folder.run(['audit']);
    expect(stdout).toMatch(/^E TL101 ClaimBeforeParentDone · task c · position 6$/m);
    expect(stdout).toMatch(/^not valid, \d+ findings?$/m);
    expect(await folder.json('audit', '--replay-decisions')).toMatchObject({
      answer: {
        decisions: { asked: 1, same: 0, different: [{ position: 6, would: { kind: 'claim_rejected' } }] },
      },
    });
    const replayed = await folder.run(['audit', '--replay-decisions']);
    expect(replayed.stdout).toContain(
      [
        'differs · task c · position 6',
        '  was:   claimed',
        '  today: claim_rejected: parents not done (1 of 1 open): p is ready since position 4',
        'decisions asked again: 1, of them 0 answered the same, 1 otherwise',
        '',
      ].join('\n'),
    );
  });

  it('judges FILE whatever TASKLEDGER_DB says', async () => {
    const folder = await withChild();
    const { code, stdout } = await folder.run(['audit', folder.ledger], { env: { TASKLEDGER_DB: 'no.db' } });
    expect(code).toBe(0);
    expect(stdout).toContain('6 events, judged by position');
  });

  it('can judge under another policy than the board', async () => {
    const folder = await withChild();
    const { answer } = await folder.json('audit', '--satisfied-by', 'done,cancelled');
    expect(answer).toMatchObject({ policy: { satisfiedBy: ['done', 'cancelled'] } });
  });
});

describe('an event that cannot be read', () => {
  it('ends the log with a fault that names its position, as the last line', async () => {
    const folder = await withChild();
    sql(
      folder,
      'DROP TRIGGER task_events_no_update',
      `UPDATE task_events SET data = '{"colour":"red"}' WHERE position = 6`,
    );
    const { code, stdout } = await folder.run(['log', '--json']);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(3);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      _tag: 'LedgerFault',
      fault: { _tag: 'Corrupt', position: 6 },
    });
    const history = await folder.json('history', 'c');
    expect(history).toMatchObject({ code: 3, answer: { _tag: 'LedgerFault', fault: { position: 6 } } });
    const { stderr } = await folder.run(['history', 'c']);
    expect(stderr).toMatch(/^taskledger: the ledger is corrupt at position 6: /);
  });
});
