import type { KilledOptions } from '../../../stress/attempts/killed';
import { expectHeld, reported } from './reported';
import { runPlaces } from '../stressed';

const few = { kills: 2, leaseMs: 500 } as const;

describe.each(runPlaces)('workers that are killed in the middle of a task, on %s,', (_store, place) => {
  const killed = (options: KilledOptions = {}) => reported('killed', 'runKilled', { ...place(), ...options });

  it('lose it to others, who do it once; one that is asked to end finishes first', async () => {
    const report = await killed();
    expectHeld(report);
    const { kills, reclaimed, wholeStories, workBegun, completed } = report.counts;
    expect(kills).toBe(4);
    expect(reclaimed).toBeGreaterThan(0);
    expect(wholeStories).toBeGreaterThan(0);
    expect(workBegun).toBeGreaterThan(completed!);
  });

  it('are found out where they complete before they work', async () => {
    const report = await killed({ ...few, broken: 'premature' });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toContain('and that work was never ended');
  });

  it('are found out where nobody finds their leases', async () => {
    const report = await killed({ ...few, broken: 'unswept', stallMs: 1_500 });
    expect(report.held).toBe(false);
    expect(report.reasons).toContain('nothing happened for 1500 ms, and not every task had ended');
  });

  it('are found out where one that is asked to end does not finish', async () => {
    const report = await killed({ ...few, broken: 'abrupt' });
    expect(report.held).toBe(false);
    expect(report.reasons).toContain('worker-1 was asked to end, and did not complete early-1');
  });
});
