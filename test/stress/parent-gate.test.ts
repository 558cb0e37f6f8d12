import { parentGateJson, renderParentGate } from '../../stress/parent-gate';
import type { ParentGateOptions, ParentGateReport } from '../../stress/parent-gate';
import { runPlaces, stressed } from './stressed';

const expectHeld = (report: ParentGateReport): void => {
  expect(report.reasons).toEqual([]);
  expect(report).toMatchObject({ held: true, violations: 0, bad: 0, errors: [], seenByWorkers: 0 });
  expect(report.rejected).toBeGreaterThan(0);
  expect(report.claimsBeforeLink).toBeGreaterThan(0);
  expect(report.gatedClaims).toBeGreaterThan(0);
  expect(report.lostRaces).toBeGreaterThan(0);
  expect(report.claimsBeforeLink + report.gatedClaims).toBe(report.claims);
};

describe.each(runPlaces)('the parent-gate race, on %s,', (_store, place) => {
  const race = (options: ParentGateOptions = {}): Promise<ParentGateReport> =>
    stressed('parent-gate', 'runParentGate', { ...place(), children: 120, durationMs: 12_000, ...options });

  it('is held by the gate between threads', async () => {
    const report = await race();
    expectHeld(report);
    expect(report.demotedByGate).toBe(0);
    expect(report.rowsByTime).toBeGreaterThan(0);
    expect(renderParentGate(report)).toContain('PARENT-GATE INVARIANT HELD UNDER RACE');
  });

  it('is held between processes', async () => {
    expectHeld(await race({ processes: true }));
  });

  it('is held where links do not demote: the gate makes the ready children wait itself', async () => {
    const report = await race({ strayLinks: true });
    expectHeld(report);
    expect(report.demotedByGate).toBeGreaterThan(0);
  });

  it('is judged violated without the gate, by the replay and by SQL alike', async () => {
    const report = await race({ gate: 'off' });
    expect(report).toMatchObject({ held: false, rejected: 0 });
    expect(report.violations).toBeGreaterThan(0);
    expect(new Set(report.badRows.map((row) => row.claim_position)).size).toBe(report.violations);
    expect(report.seenByWorkers).toBeGreaterThan(0);
    expect(report.seenByWorkers).toBeLessThanOrEqual(report.violations);
    expect(new Set(report.errors.map(({ code }) => code))).toEqual(new Set(['TL101']));
    expect(renderParentGate(report)).toContain('PARENT-GATE INVARIANT VIOLATED');
    expect(report.reasons).not.toContain('the replay and the view claim_audit do not name the same claims');
  });

  it('is told in JSON by its counts and its ledger', async () => {
    const report = await race({ children: 10, workers: 2, parents: 2 });
    expect(Object.keys(parentGateJson(report))).toEqual([
      'children',
      'claims',
      'claimsBeforeLink',
      'gatedClaims',
      'rejected',
      'lostRaces',
      'violations',
      'bad',
      'rowsByTime',
      'held',
      'ledger',
      'kept',
    ]);
    expect(report).toMatchObject({ children: 10, claims: 10, leftOpen: 0 });
  });
});
