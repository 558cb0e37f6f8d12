import { renderKills } from '../../stress/kill-writers';
import type { KillOptions, KillReport } from '../../stress/kill-writers';
import { runPlaces, stressed } from './stressed';

describe.each(runPlaces)('kill -9 of writers, on %s,', (_store, place) => {
  const killed = (options: KillOptions): Promise<KillReport> =>
    stressed('kill-writers', 'killWriters', { ...place(), ...options });

  it('loses nothing that was acknowledged, and leaves a ledger that is whole', async () => {
    const report = await killed({ kills: 12 });
    expect(report).toMatchObject({ held: true, kills: 12, lost: [], wrong: [] });
    expect(report.acknowledged).toBeGreaterThan(0);
    expect(renderKills(report)).toContain('EVERYTHING ACKNOWLEDGED IS THERE');
  });

  it('is found out where writers acknowledge before their commits', async () => {
    const report = await killed({ kills: 6, broken: 'premature' });
    expect(report.held).toBe(false);
    expect(report.lost.length).toBeGreaterThan(0);
    expect(report.wrong).toEqual([]);
  });
});
