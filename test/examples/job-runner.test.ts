import { openLedger } from '../../src/index';
import type { AttemptStory, Ledger } from '../../src/index';
import { ran } from './ran';

const kindsOf = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<string>> =>
  (await ledger.history(taskId)).map(({ event }) => event.kind);

const firstAttempt = async (ledger: Ledger, taskId: string): Promise<AttemptStory> => {
  const [first] = await ledger.attempts(taskId);
  if (first === undefined) throw new Error(`${taskId} was never claimed`);
  return first;
};

/** How long a task was put off, each time. */
const putOff = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<number>> =>
  (await ledger.history(taskId)).flatMap(({ event, stored }) =>
    event.kind === 'scheduled' ? [event.data.runAt - stored.createdAt] : [],
  );

describe('the job runner', () => {
  it('does what can be done, tries again what fails, and gives up what never goes right', async () => {
    const { code, stdout, stderr, sqlite } = await ran('job-runner');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/'newsletter' .* 'done' .* attempt_failed, .* attempt_failed, .* completed/);
    expect(stdout).toMatch(/'poison' .* 'gave_up'/);
    for (const n of [1, 2, 3]) {
      expect(stdout).toMatch(
        new RegExp(`poison, attempt ${n} by runner-\\d: the file is no table \\(it has no columns\\)`),
      );
    }
    expect(stdout).toContain('everything came as it should have');

    const ledger = await openLedger({ sqlite, readOnly: true });
    expect((await ledger.counts()).byStatus).toMatchObject({ done: 5, blocked: 1 });
    expect(await ledger.get('poison')).toMatchObject({ blockedAs: 'gave_up', failures: 3 });
    expect(await kindsOf(ledger, 'newsletter')).toEqual([
      'created',
      'claimed',
      'attempt_failed',
      'scheduled',
      'became_due',
      'claimed',
      'attempt_failed',
      'scheduled',
      'became_due',
      'claimed',
      'completed',
    ]);
    const [once = 0, twice = 0] = await putOff(ledger, 'newsletter');
    expect([once >= 100, once <= 200, twice >= 200, twice <= 400]).toEqual([true, true, true, true]);
    const { valid, claims } = await ledger.audit();
    expect({ valid, claims }).toEqual({
      valid: true,
      claims: { total: 10, satisfied: 10, violated: 0, indeterminate: 0 },
    });
    await ledger.close();
  });

  it('takes what is urgent first, nothing before its time, and finishes what it holds when asked to end', async () => {
    const { stdout, sqlite } = await ran('job-runner');
    expect(stdout).toMatch(
      /runner-1 is asked to end while it works on the video\nrunner-1 has ended; .*video/,
    );
    const ledger = await openLedger({ sqlite, readOnly: true });
    const claimed: number[] = [];
    for (const id of ['invoice', 'video', 'newsletter', 'poison', 'cleanup']) {
      claimed.push((await firstAttempt(ledger, id)).position);
    }
    expect(claimed).toEqual(claimed.toSorted((a, b) => a - b));
    expect(await ledger.attempts('video')).toMatchObject([
      { claimant: 'runner-1', end: { kind: 'completed' } },
    ]);
    const report = await ledger.history('report');
    const runAt = report.flatMap(({ event }) => (event.kind === 'scheduled' ? [event.data.runAt] : []));
    expect(runAt).toHaveLength(1);
    expect((await firstAttempt(ledger, 'report')).claimedAt).toBeGreaterThanOrEqual(runAt[0] ?? Infinity);
    const log = (await ledger.events({ limit: 1_000 })).map(({ event }) => event.kind);
    expect(log.filter((kind) => kind === 'released' || kind === 'reclaimed')).toEqual([]);
    await ledger.close();
  });

  it('says by its exit code where something was given up that should not have been', async () => {
    const { code, stdout } = await ran('job-runner', '--attempts', '1');
    expect(stdout).toContain('WRONG: newsletter is blocked');
    expect(code).toBe(1);
  });
});
