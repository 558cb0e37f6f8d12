import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { ran } from './ran';

/** Who made each attempt at a task, and how it ended. */
const attemptsOf = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<string>> =>
  (await ledger.attempts(taskId)).map(({ claimant, end }) => `${claimant}: ${end?.kind ?? 'stands'}`);

describe('the agent orchestrator', () => {
  it('gets everything done, though an agent is killed at its task and a draft is sent back', async () => {
    const { code, stdout, stderr, sqlite } = await ran('agent-orchestrator');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const story = [
      /research-market +ada takes it \(attempt 1\)/,
      /kill -9 of ada/,
      /research-market +ada was not heard of again/,
      /research-market +bob takes it \(attempt 2\)/,
      /research-market +done by bob/,
      /write-report +dee wants changes: it leaves out research-market/,
      /write-report +done by dee/,
      /publish +done by eve/,
      /done: 6 of 6 tasks/,
      /taken back from the dead: [1-9]/,
      /sent back by the reviewer: 1/,
      /audit: valid/,
    ];
    const told = story.map((line) => stdout.search(line));
    expect(told).not.toContain(-1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));

    const ledger = await openLedger({ sqlite, readOnly: true });
    expect((await ledger.counts()).byStatus).toMatchObject({ done: 6 });
    expect(await attemptsOf(ledger, 'research-market')).toEqual(['ada: reclaimed', 'bob: completed']);
    expect(await attemptsOf(ledger, 'write-report')).toEqual([
      'cyd: review_requested',
      'dee: changes_requested',
      'cyd: review_requested',
      'dee: completed',
    ]);
    expect((await ledger.get('publish'))?.result).toEqual({
      pages: expect.arrayContaining([
        'what is known on "What the law says"; what is known on "Who would buy it"',
        'what is known on "What it may cost"',
      ]) as unknown,
    });
    const { valid, claims } = await ledger.audit();
    expect(valid).toBe(true);
    expect(claims).toMatchObject({ violated: 0, indeterminate: 0 });
    expect(claims.satisfied).toBeGreaterThanOrEqual(11);
    await ledger.close();
  });

  it('has shown nothing where nobody died, and says so by its exit code', async () => {
    const { code, stdout } = await ran('agent-orchestrator', '--nobody-dies');
    expect(stdout).toContain('done: 6 of 6 tasks');
    expect(stdout).toContain('taken back from the dead: 0');
    expect(code).toBe(1);
  });
});
