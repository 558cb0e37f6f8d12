import { openLedgerWith } from '../../../src/ledger/open-ledger';
import { attemptsOfLog } from '../../../stress/attempts/log/attempts-of-log';
import { earlyReclaims } from '../../../stress/attempts/log/early-reclaims';
import { notDoneOnce } from '../../../stress/attempts/log/done-once';
import { decisions } from '../../../stress/claim-once/decisions';
import { readLog } from '../../../stress/read-log';
import { ledgerPlace } from '../stressed';

describe('the attempts of a log', () => {
  it('are wrong where a task has two holders', async () => {
    const ledger = await openLedgerWith({ sqlite: ':memory:' }, { rules: decisions.blind });
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.claim({ taskId: 'a', claimant: 'ann' });
    await ledger.claim({ taskId: 'a', claimant: 'bob' });
    await ledger.complete({ taskId: 'a', claimant: 'bob' });
    const { wrong } = attemptsOfLog(await readLog(ledger));
    expect(wrong).toEqual(['a was claimed by bob at 5 while ann held it']);
    await ledger.close();
  });

  it('are wrong where one is left open, and its task is not done', async () => {
    const ledger = await openLedgerWith({ sqlite: ':memory:' }, {});
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.claim({ taskId: 'a', claimant: 'ann' });
    const log = await readLog(ledger);
    expect(attemptsOfLog(log).wrong).toEqual(['the attempt 1 of ann at a, begun at 4, was left open']);
    expect(notDoneOnce(log)).toEqual(['a was completed 0 times']);
    await ledger.close();
  });

  it('are wrong where a task was completed without one', async () => {
    const ledger = await openLedgerWith({ sqlite: ':memory:' }, {});
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.complete({ taskId: 'a' });
    const { wrong } = attemptsOfLog(await readLog(ledger));
    expect(wrong).toEqual(['a was completed at 4 by nobody, while nobody held it']);
    await ledger.close();
  });

  it('show a reclaim that was too early by what others wrote after it', async () => {
    const sqlite = ledgerPlace();
    const ahead = await openLedgerWith({ sqlite }, { now: () => 10_000 });
    const right = await openLedgerWith({ sqlite }, { now: () => 1_000 });
    await right.create({ id: 'a', title: 'a' });
    await right.claim({ taskId: 'a', claimant: 'ann', leaseMs: 5_000 });
    await ahead.sweep();
    expect(earlyReclaims(await readLog(right))).toEqual([]);
    await right.claim({ taskId: 'a', claimant: 'bob', leaseMs: 5_000 });
    const log = await readLog(right);
    const [reclaimed, claimed] = log.slice(-2).map(({ stored }) => stored.position);
    expect(earlyReclaims(log)).toEqual([
      `a was reclaimed at ${reclaimed}, and at ${claimed} its lease had 5000 ms left`,
    ]);
    expect(attemptsOfLog(log).wrong).toEqual([expect.stringContaining('was left open')]);
    await right.close();
    await ahead.close();
  });
});
