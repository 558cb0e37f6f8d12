import type { KillReport } from '../../stress/kill-writers/report';
import { stressed } from './stressed';

describe('kill -9 of writers', () => {
  it('loses nothing that was acknowledged, and leaves a ledger that is whole', async () => {
    const report: KillReport = await stressed('kill-writers', 'killWriters', { kills: 12 });
    expect(report).toMatchObject({ kills: 12, lost: [], wrong: [] });
    expect(report.acknowledged).toBeGreaterThan(0);
  });

  it('is found out where writers acknowledge before their commits', async () => {
    const report: KillReport = await stressed('kill-writers', 'killWriters', { kills: 6, premature: true });
    expect(report.lost.length).toBeGreaterThan(0);
    expect(report.wrong).toEqual([]);
  });
});
