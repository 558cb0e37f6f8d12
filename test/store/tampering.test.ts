import { ledgerFile } from './ledger-file';
import { dropTriggers } from './triggers';

const mismatches: ReadonlyArray<readonly [string, string, number, 'leaf' | 'content']> = [
  [
    'other data',
    `UPDATE task_events SET data = replace(data, '"assignee":null', '"assignee":"eve"') WHERE position = 3`,
    3,
    'leaf',
  ],
  ['another actor', `UPDATE task_events SET actor = 'eve' WHERE position = 4`, 4, 'leaf'],
  ['another time', 'UPDATE task_events SET created_at = created_at - 1 WHERE position = 5', 5, 'leaf'],
  ['another id', `UPDATE task_events SET id = 'x' WHERE position = 4`, 4, 'leaf'],
  ['another command', `UPDATE task_events SET command_id = 'x' WHERE position = 2`, 2, 'leaf'],
  [
    'another leaf hash',
    `UPDATE task_events SET leaf_hash = replace(leaf_hash, '0', '1') WHERE position = 5`,
    5,
    'leaf',
  ],
  [
    'another content',
    `UPDATE event_contents SET content = '{"data":null,"title":"forged"}' WHERE position = 3`,
    3,
    'content',
  ],
  [
    'another salt',
    `UPDATE event_contents SET salt = '00000000000000000000000000000000' WHERE position = 4`,
    4,
    'content',
  ],
  ['no content', 'DELETE FROM event_contents WHERE position = 4', 4, 'content'],
  [
    'content that nobody wrote',
    `INSERT INTO event_contents VALUES (5, '00000000000000000000000000000000', '{}', NULL)`,
    5,
    'content',
  ],
];

const contradictions: ReadonlyArray<readonly [string, string, number | null]> = [
  ['data that is no JSON', `UPDATE task_events SET data = '{' WHERE position = 4`, 4],
  ['data of another shape', `UPDATE task_events SET data = '{}' WHERE position = 3`, 3],
  ['a kind that nobody knows', `UPDATE task_events SET kind = 'vanished' WHERE position = 5`, 5],
  ['an end that was cut off', 'DELETE FROM task_events WHERE position = 5', 5],
  ['an event that was taken out', 'DELETE FROM task_events WHERE position = 4', 4],
  ['a beginning that was taken out', 'DELETE FROM task_events WHERE position = 1', 1],
  ['another policy in the head', `UPDATE head SET satisfied_by = '["done","ready"]'`, null],
  ['an event past its head', 'UPDATE head SET position = 4', 5],
];

describe('verifying a log that somebody without triggers in the way has changed', () => {
  const file = ledgerFile();
  const tampered = async (sql: string) => {
    const ledger = await file.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b' });
    await ledger.claim({ taskId: 'a', claimant: 'ada' });
    const raw = file.raw();
    dropTriggers(raw);
    raw.exec(sql);
    return ledger;
  };

  it.each(mismatches)('names the position that holds %s', async (_name, sql, position, of) => {
    const ledger = await tampered(sql);
    const report = await ledger.verify();
    expect(report.valid).toBe(false);
    expect(report.mismatches).toEqual([expect.objectContaining({ position, of })]);
  });

  it.each(contradictions)('names the position of %s, and goes on', async (_name, sql, position) => {
    const ledger = await tampered(sql);
    const { valid, broken, root } = await ledger.verify();
    expect(valid).toBe(false);
    expect(broken).toEqual([expect.objectContaining({ position })]);
    expect(root).toMatch(/^[0-9a-f]{64}$/);
    const corrupt = { _tag: 'LedgerFault', fault: { _tag: 'Corrupt', position } };
    await expect(ledger.rebuild()).rejects.toMatchObject(corrupt);
  });

  it('names content that belongs to no event', async () => {
    const ledger = await tampered(`INSERT INTO event_contents VALUES (99, '00', '{}', NULL)`);
    const { mismatches: found } = await ledger.verify();
    expect(found).toEqual([expect.objectContaining({ position: 99, of: 'content' })]);
    const { findings } = await ledger.audit();
    expect(findings.map(({ code, position }) => `${code}@${position}`)).toEqual(['TL511@99']);
  });

  it('is told by the audit too when an event lies past the head', async () => {
    const ledger = await tampered('UPDATE head SET position = 4');
    const { findings, valid } = await ledger.audit();
    expect(valid).toBe(false);
    expect(findings.map(({ code, position }) => `${code}@${position}`)).toContain('TL504@5');
  });

  it('finds every leaf wrong under another identity', async () => {
    const ledger = await tampered(`UPDATE head SET ledger_id = '01990000-0000-7000-8000-000000000000'`);
    const { mismatches: found } = await ledger.verify();
    expect(found.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  });
});
