import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLog } from '../../stress/read-log';
import { ledgerFile } from './ledger-file';

const HEADER = 32;
const FRAME_HEADER = 24;

/** How many commits lie in a write-ahead log: the frames that end one tell how long the file is after it. */
const commitsIn = (wal: string): number => {
  const bytes = readFileSync(wal);
  const pageSize = bytes.readUInt32BE(8);
  const salts = bytes.toString('hex', 16, 24);
  let commits = 0;
  for (let at = HEADER; at < bytes.length; at += FRAME_HEADER + pageSize) {
    if (bytes.toString('hex', at + 8, at + 16) !== salts) break;
    if (bytes.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
};

describe('commands that are asked together', () => {
  const file = ledgerFile();
  const counted = async () => {
    const ledger = await file.open();
    await ledger.create({ id: 'first', title: 'first' });
    const before = commitsIn(`${file.path}-wal`);
    return { ledger, commits: () => commitsIn(`${file.path}-wal`) - before };
  };

  it('share one commit', async () => {
    const { ledger, commits } = await counted();
    await Promise.all(Array.from({ length: 64 }, (_, i) => ledger.create({ id: `t${i}`, title: 't' })));
    expect(commits()).toBe(1);
    expect(await ledger.head()).toBe(3 + 64);
  });

  it('share it with those that come while it waits for the lock', async () => {
    const { ledger, commits } = await counted();
    const raw = file.raw();
    raw.exec('BEGIN IMMEDIATE');
    const asked: Array<Promise<unknown>> = [];
    for (let i = 0; i < 20; i += 1) {
      asked.push(ledger.create({ id: `t${i}`, title: 't' }));
      await sleep(2);
    }
    raw.exec('ROLLBACK');
    await Promise.all(asked);
    expect(commits()).toBe(1);
    const log = await readLog(ledger);
    expect(log.slice(3).map(({ stored }) => stored.taskId)).toEqual(Array.from(asked, (_, i) => `t${i}`));
  });

  it('take one commit each where each waits for the one before', async () => {
    const { ledger, commits } = await counted();
    for (let i = 0; i < 64; i += 1) await ledger.create({ id: `t${i}`, title: 't' });
    expect(commits()).toBe(64);
  });

  it('share it with refusals, which are events or nothing', async () => {
    const { ledger, commits } = await counted();
    const outcomes = await Promise.all([
      ledger.claim({ taskId: 'first', claimant: 'ada' }),
      ledger.claim({ taskId: 'first', claimant: 'bob' }),
      ledger.create({ id: 'first', title: 'taken' }),
      ledger.create({ id: 'child', title: 'child', parents: ['first'] }),
      ledger.complete({ taskId: 'first', claimant: 'ada' }),
      ledger.claim({ taskId: 'child', claimant: 'bob' }),
    ]);
    expect(outcomes.map(({ _tag }) => _tag)).toEqual([
      'Claimed',
      'Rejected',
      'Rejected',
      'Created',
      'Completed',
      'Claimed',
    ]);
    expect(commits()).toBe(1);
  });

  it('need no commit where none of them changes anything', async () => {
    const { ledger, commits } = await counted();
    await Promise.all([
      ledger.create({ id: 'first', title: 'taken' }),
      ledger.claim({ taskId: 'ghost', claimant: 'ada' }),
    ]);
    expect(commits()).toBe(0);
  });

  it('are durable when their callers hear: another connection sees them', async () => {
    const { ledger } = await counted();
    const raw = file.raw();
    const seen = raw.prepare('SELECT count(*) FROM task_events WHERE task_id = ?').pluck();
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        await ledger.create({ id: `t${i}`, title: 't' });
        expect(seen.get(`t${i}`)).toBe(1);
      }),
    );
  });
});
