import type { SlowOptions } from '../../../stress/attempts/slow';
import { codesOf, expectHeld, reported } from './reported';
import { runPlaces } from '../stressed';

const few = { workers: 3, leaseMs: 500 } as const;

describe.each(runPlaces)('workers that are slower than their leases, on %s,', (_store, place) => {
  const slow = (options: SlowOptions = {}) => reported('slow', 'runSlow', { ...place(), ...options });

  it('keep their tasks by heartbeats, and lose each of them without', async () => {
    const report = await slow();
    expectHeld(report);
    const { attemptsWithHeartbeats, extensions, attemptsWithout, reclaimed } = report.counts;
    expect(attemptsWithHeartbeats).toBe(5);
    expect(extensions).toBeGreaterThanOrEqual(5);
    expect(reclaimed).toBe(attemptsWithout);
  });

  it('are found out where heartbeats extend nothing', async () => {
    const report = await slow({ ...few, broken: 'deaf' });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toContain('had heartbeats, 0 extensions, and was reclaimed');
  });

  it('are found out where one completes what its successor holds', async () => {
    const report = await slow({ ...few, broken: 'fenceless' });
    expect(report.held).toBe(false);
    expect([...codesOf(report)].some((code) => code === 'TL104' || code === 'TL105')).toBe(true);
  });

  it('are found out where nobody finds the leases that have passed', async () => {
    const report = await slow({ ...few, broken: 'unswept', stallMs: 1_500 });
    expect(report.held).toBe(false);
    expect(report.reasons).toContain('the run does not count: nothing was reclaimed');
  });
});
