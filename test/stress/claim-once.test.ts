import type { ClaimOnceReport } from '../../stress/claim-once';
import { stressed } from './stressed';

describe('many processes after the same tasks', () => {
  it.each(['together', 'staggered'])('get each task once, setting off %s', async (departure) => {
    const report: ClaimOnceReport = await stressed('claim-once', 'runClaimOnce', { departure });
    expect(report).toMatchObject({ tasks: 100, wrong: [], errors: [], verified: true });
    expect(report.wins.reduce((sum, wins) => sum + wins, 0)).toBe(100);
    expect(report.beaten).toBeGreaterThan(0);
    expect(report.strangers).toBe(report.beaten);
  });

  it('are found out where a claim does not see who holds the task', async () => {
    const options = { departure: 'together', rules: 'blind', tasks: 20 };
    const report: ClaimOnceReport = await stressed('claim-once', 'runClaimOnce', options);
    expect(report.wrong.length).toBeGreaterThan(0);
    expect(report.errors.map(({ code }) => code)).toContain('TL102');
  });
});
