import type { CrowdOptions } from '../../../stress/attempts/crowd';
import { renderAttempts } from '../../../stress/attempts/render';
import { codesOf, expectHeld, reported } from './reported';
import { runPlaces } from '../stressed';

const few = { workers: 8, tasks: 40 } as const;

describe.each(runPlaces)('a crowd with a sweeper, on %s,', (_store, place) => {
  const crowd = (options: CrowdOptions = {}) => reported('crowd', 'runCrowd', { ...place(), ...options });

  it('does every task once, by whoever holds it, whatever is slept over, left, given back or fails', async () => {
    const report = await crowd();
    expectHeld(report);
    expect(report.counts).toMatchObject({ tasks: 60, completed: 60 });
    expect(report.counts['reclaimed']).toBeGreaterThan(0);
    expect(report.counts['staleCompletionsRefused']).toBeGreaterThan(0);
    expect(renderAttempts(report)).toContain('HELD: crowd');
  });

  it('is found out where completions need no fence', async () => {
    const report = await crowd({ ...few, broken: 'fenceless' });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toMatch(/was completed at \d+ by .* under fence \d+, while/);
    expect([...codesOf(report)].some((code) => code === 'TL104' || code === 'TL105')).toBe(true);
  });

  it('is found out where the sweeper’s clock is ahead', async () => {
    const report = await crowd({ ...few, broken: 'hasty', leaseMs: 900 });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toMatch(/was reclaimed at \d+, and at \d+ its lease had \d+ ms left/);
  });

  it('is found out where nobody finds the leases that have passed', async () => {
    const report = await crowd({ ...few, broken: 'unswept', stallMs: 1_500 });
    expect(report.held).toBe(false);
    expect(report.reasons).toContain('the run does not count: nothing was reclaimed');
    expect(report.reasons.join('\n')).toContain('was left open');
  });
});
