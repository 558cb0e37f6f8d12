import { renderClaimOnce } from '../../stress/claim-once';
import type { ClaimOnceOptions, ClaimOnceReport } from '../../stress/claim-once';
import { runPlaces, stressed } from './stressed';

describe.each(runPlaces)('many processes after the same tasks, on %s,', (_store, place) => {
  // The server shares the machine with the processes: it has fewer tasks.
  const tasks = 'postgres' in place() ? 50 : 100;
  const race = (options: ClaimOnceOptions): Promise<ClaimOnceReport> =>
    stressed('claim-once', 'runClaimOnce', { ...place(), ...options });

  it.each(['together', 'staggered'] as const)('get each task once, setting off %s', async (departure) => {
    const report = await race({ departure, tasks });
    expect(report).toMatchObject({ held: true, tasks, wrong: [], errors: [], verified: true });
    expect(report.wins.reduce((sum, wins) => sum + wins, 0)).toBe(tasks);
    expect(report.beaten).toBeGreaterThan(0);
    expect(report.strangers).toBe(report.beaten);
    expect(renderClaimOnce(report)).toContain('HELD: claim-once');
  });

  it('are found out where a claim does not see who holds the task', async () => {
    const report = await race({ broken: 'blind', tasks: 20 });
    expect(report.held).toBe(false);
    expect(report.wrong.length).toBeGreaterThan(0);
    expect(report.errors.map(({ code }) => code)).toContain('TL102');
    expect(renderClaimOnce(report)).toContain('NOT HELD: claim-once');
  });
});
