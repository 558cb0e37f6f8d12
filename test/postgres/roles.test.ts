import type { Ledger } from '../../src/index';
import { emptyFolder, removeFolders } from '../cli/folder';
import type { Ended } from '../cli/folder';
import { asSuperuser, guardedBoard } from './roles';
import type { Who } from './roles';
import { quoted } from './board';

const { board, urlOf, rawOf } = guardedBoard();

const openAs = (who: Who, opening: { readonly readOnly?: boolean; readonly durability?: 'normal' } = {}) =>
  board.open({ url: urlOf(who), ...opening });

/** Runs a command of the command line as one of these; how it ended, and what it printed. */
const runAs = (who: Who, words: ReadonlyArray<string>, name = board.name): Promise<Ended> =>
  emptyFolder().run(words, { env: { TASKLEDGER_POSTGRES: urlOf(who), TASKLEDGER_BOARD: name } });

afterAll(removeFolders);

const faultOf = async (asked: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Error && 'fault' in error ? error.fault : error;
};

const denied = (detail: RegExp) => ({
  _tag: 'Denied',
  path: board.name,
  detail: expect.stringMatching(detail) as string,
});

/** Everything that can become of tasks. */
const wholeLife = async (ledger: Ledger): Promise<void> => {
  await ledger.createGraph({
    tasks: [
      { id: 'a', title: 'a' },
      { id: 'b', title: 'b', data: { why: 'so' } },
    ],
    links: [{ parentId: 'a', childId: 'b' }],
  });
  await ledger.create({ id: 'c', title: 'c', parents: ['b'] });
  expect(await ledger.claim({ taskId: 'b', claimant: 'ann' })).toMatchObject({ _tag: 'Rejected' });
  await ledger.claimNext({ claimant: 'ann' });
  await ledger.heartbeat({ taskId: 'a', claimant: 'ann' });
  await ledger.completeAndClaimNext({ taskId: 'a', claimant: 'ann' });
  await ledger.requestReview({ taskId: 'b', claimant: 'ann' });
  await ledger.requestChanges({ taskId: 'b' });
  await ledger.claim({ taskId: 'b', claimant: 'ann' });
  await ledger.fail({ taskId: 'b', claimant: 'ann' });
  await ledger.cancel({ taskId: 'b', children: 'waive' });
  await ledger.unlink({ parentId: 'b', childId: 'c' });
  await ledger.comment({ taskId: 'c', text: 'private' });
  await ledger.erase({ taskId: 'c', reason: 'private' });
  await ledger.archive({ taskId: 'b' });
  await ledger.sweep();
  expect((await ledger.get('c'))?.title).toBeNull();
  expect(await ledger.explainReady('c')).toMatchObject({ ready: true });
};

describe('a writer', () => {
  it('leads tasks through all of their life, in a board that verifies', async () => {
    const ledger = await openAs('writer');
    await wholeLife(ledger);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await ledger.audit()).toMatchObject({ valid: true });
  });

  it('notes how far its subscriptions have come, and works', async () => {
    const ledger = await openAs('writer');
    const heard: string[] = [];
    const subscription = ledger.subscribe({ name: 'mine', types: ['completed'] }, ({ stored }) => {
      heard.push(stored.taskId ?? '');
    });
    const worker = ledger.work({ as: 'ann' }, async () => undefined);
    await ledger.create({ id: 'a', title: 'a' });
    expect(await ledger.waitFor('a', 'done')).toMatchObject({ status: 'done' });
    const head = await ledger.head();
    while (subscription.position < head) await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.stop();
    await subscription.stop();
    expect(heard).toEqual(['a']);
  });

  it('mends the views', async () => {
    const ledger = await openAs('writer');
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b', parents: ['a'] });
    const raw = await rawOf('writer');
    await raw.query(`UPDATE tasks SET title = 'x'; DELETE FROM task_links; DELETE FROM commands`);
    expect((await ledger.rebuild()).mended).toHaveLength(5);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('does not compact, and is told so', async () => {
    const ledger = await openAs('writer');
    expect(await faultOf(ledger.compact())).toEqual(denied(/^only the owner of the board compacts it/));
    await (await openAs('owner')).compact();
  });

  it('makes no board of another name', async () => {
    const { code, stderr } = await runAs('writer', ['init'], `${board.name} 2`);
    expect([code, stderr]).toEqual([3, expect.stringContaining('permission denied for database')]);
  });
});

describe('a reader', () => {
  const readings: ReadonlyArray<ReadonlyArray<string>> = [
    ['list'],
    ['counts'],
    ['show', 'c'],
    ['why', 'c'],
    ['graph', 'c'],
    ['attempts', 'b'],
    ['history', 'b'],
    ['log'],
    ['wait', 'a'],
    ['verify'],
    ['audit', '--verdicts'],
    ['cancel', 'c', '--dry-run'],
  ];

  it('reads all that there is to read', async () => {
    await wholeLife(await openAs('writer'));
    for (const words of readings) {
      const { code, stderr } = await runAs('reader', words);
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
    }
  });

  it('gives no command, whether it asked for reading alone or not', async () => {
    await (await openAs('writer')).create({ id: 'a', title: 'a' });
    const readOnly = { _tag: 'ReadOnly', path: board.name };
    for (const ledger of [await openAs('reader', { readOnly: true }), await openAs('reader')]) {
      expect(await faultOf(ledger.create({ title: 't' }))).toEqual(readOnly);
      expect(await faultOf(ledger.claimNext({ claimant: 'ann' }))).toEqual(readOnly);
      expect(await faultOf(ledger.erase({ taskId: 'a', reason: 'r' }))).toEqual(readOnly);
      expect(await faultOf(ledger.compact())).toEqual(readOnly);
      expect(await faultOf(ledger.subscribe({ name: 'mine' }, () => undefined).done)).toEqual(readOnly);
      expect(await ledger.head()).toBe(4);
    }
    const { code, stderr } = await runAs('reader', ['create', 't']);
    expect([code, stderr]).toEqual([3, `taskledger: ${board.name} cannot be written\n`]);
  });
});

describe('an auditor', () => {
  const unread = 'contents and titles were not examined: there is no right to read them\n';

  it('judges the log and the views, and says that what people wrote was not examined', async () => {
    await wholeLife(await openAs('writer'));
    const whole = await openAs('reader', { readOnly: true });
    const ledger = await openAs('auditor', { readOnly: true });
    expect(await ledger.verify()).toEqual({ ...(await whole.verify()), contentsExamined: false });
    expect(await ledger.audit()).toEqual({ ...(await whole.audit()), contentsExamined: false });
    expect(await whole.audit()).toMatchObject({ valid: true, contentsExamined: true });
    for (const word of ['verify', 'audit']) {
      const { code, stdout } = await runAs('auditor', [word]);
      expect([word, code, stdout]).toEqual([word, 0, expect.stringContaining(unread)]);
      expect((await runAs('reader', [word])).stdout).not.toContain(unread);
    }
    const { rows } = await (await rawOf('auditor')).query('SELECT verdict FROM claim_audit');
    expect(rows).toEqual([{ verdict: 'satisfied' }, { verdict: 'satisfied' }]);
  });

  it('finds what was changed, unless it is what people wrote', async () => {
    const writer = await openAs('writer');
    await writer.create({ id: 'a', title: 'a' });
    const ledger = await openAs('auditor', { readOnly: true });
    const raw = await rawOf('owner');
    await raw.query(
      `ALTER TABLE event_contents DISABLE TRIGGER USER; ALTER TABLE task_events DISABLE TRIGGER USER`,
    );
    await raw.query(`UPDATE tasks SET title = 'x'; UPDATE event_contents SET content = '{}'`);
    expect(await writer.verify()).toMatchObject({ valid: false, mismatches: [{ of: 'content' }] });
    expect(await ledger.verify()).toMatchObject({ valid: true, contentsExamined: false });
    expect(await ledger.audit()).toMatchObject({ valid: true, contentsExamined: false });
    await raw.query(`UPDATE tasks SET priority = 9; UPDATE task_events SET actor = 'eve' WHERE position = 4`);
    const { mismatches, drift } = await ledger.verify();
    expect([mismatches, drift]).toMatchObject([[{ position: 4, of: 'leaf' }], [{ fields: ['priority'] }]]);
    const codes = (await ledger.audit()).findings.map(({ code }) => code);
    expect(codes).toEqual(['TL510', 'TL520']);
  });

  it('reads nothing of what people wrote, and is told so', async () => {
    await (await openAs('writer')).create({ id: 'a', title: 'a' });
    const ledger = await openAs('auditor');
    const noContents = denied(/permission denied for (table (event_contents|tasks)|function look)/);
    expect(await faultOf(ledger.get('a'))).toEqual(noContents);
    expect(await faultOf(ledger.list())).toEqual(noContents);
    expect(await faultOf(ledger.history('a'))).toEqual(noContents);
    expect(await faultOf(ledger.events())).toEqual(noContents);
    expect(await faultOf(ledger.create({ title: 't' }))).toEqual({ _tag: 'ReadOnly', path: board.name });
    expect((await runAs('auditor', ['log'])).code).toBe(3);
  });
});

describe('a stranger', () => {
  it('opens no board, and is told what is missing', async () => {
    const needs = denied(/USAGE/);
    expect(await faultOf(openAs('stranger'))).toEqual(needs);
    expect(await faultOf(openAs('stranger', { readOnly: true }))).toEqual(needs);
    const { code, stderr } = await runAs('stranger', ['list']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('needs the right USAGE on the schema')]);
  });

  it('opens none of which it sees no more than the schema', async () => {
    await asSuperuser(`GRANT USAGE ON SCHEMA ${quoted(board.name)} TO PUBLIC`);
    expect(await faultOf(openAs('stranger'))).toEqual(denied(/permission denied for table head \(42501\)/));
  });
});

describe('a server that has taken rights away that every role has', () => {
  const messages = 'EXECUTE ON FUNCTION pg_logical_emit_message(boolean, text, text, boolean)';
  const notices = 'EXECUTE ON FUNCTION pg_notify(text, text)';
  afterEach(() => asSuperuser(`GRANT ${messages} TO PUBLIC; GRANT ${notices} TO PUBLIC`));

  it('has a board that nobody writes to who could send no notice, and tells him so', async () => {
    const ledger = await openAs('writer');
    await asSuperuser(`REVOKE ${notices} FROM PUBLIC`);
    const fault = await faultOf(ledger.create({ title: 't' }));
    expect(fault).toEqual(denied(/permission denied for function pg_notify/));
    expect(await ledger.head()).toBe(2);
  });

  it('has a board that is not opened to a writer who waits for the disk, but to all others', async () => {
    await asSuperuser(`REVOKE ${messages} FROM PUBLIC`);
    expect(await faultOf(openAs('writer'))).toEqual(denied(/EXECUTE on pg_logical_emit_message/));
    const ledger = await openAs('writer', { durability: 'normal' });
    expect(await ledger.create({ title: 't' })).toMatchObject({ _tag: 'Created' });
    expect(await (await openAs('reader')).head()).toBe(4);
    expect(await (await openAs('writer', { readOnly: true })).head()).toBe(4);
  });
});
