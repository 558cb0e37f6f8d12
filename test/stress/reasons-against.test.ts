import { reasonsAgainst } from '../../stress/parent-gate/reasons-against';

const held = {
  events: 100,
  children: 10,
  claims: 10,
  claimsBeforeLink: 5,
  gatedClaims: 5,
  rejected: 3,
  lostRaces: 2,
  violations: 0,
  bad: 0,
  rowsByTime: 4,
  demotedByGate: 0,
  seenByWorkers: 0,
  leftOpen: 0,
  errors: [],
  badRows: [],
};

const beside = { violatedAt: [], undecided: 0, strayLinks: false };

const badRow = { claim_position: 7, task_id: 'a', claimant: 'w', parent_id: 'p', parent_status: 'running' };

describe('a race', () => {
  it('is held where nobody passed the gate and everybody tried', () => {
    expect(reasonsAgainst(held, beside)).toEqual([]);
  });

  it.each([
    ['nothing was refused', { rejected: 0 }],
    ['no claim came before its links', { claimsBeforeLink: 0 }],
    ['no gated child was claimed', { gatedClaims: 0 }],
    ['a worker saw an open parent', { seenByWorkers: 1 }],
  ])('is not held where %s', (_, counts) => {
    expect(reasonsAgainst({ ...held, ...counts }, beside)).toHaveLength(1);
  });

  it('is not held where a claim could not be decided', () => {
    expect(reasonsAgainst(held, { ...beside, undecided: 1 })).toEqual(['1 claims could not be decided']);
  });

  it('is not held where the links were stray and the gate met none of them', () => {
    expect(reasonsAgainst(held, { ...beside, strayLinks: true })).toHaveLength(1);
  });

  it('is not held where only one of the two judges names a claim', () => {
    const disagreement = 'the replay and the view claim_audit do not name the same claims';
    expect(reasonsAgainst({ ...held, violations: 1 }, { ...beside, violatedAt: [7] })).toContain(
      disagreement,
    );
    expect(reasonsAgainst({ ...held, bad: 1, badRows: [badRow] }, beside)).toContain(disagreement);
    const both = reasonsAgainst(
      { ...held, violations: 1, bad: 1, badRows: [badRow] },
      { ...beside, violatedAt: [7] },
    );
    expect(both).not.toContain(disagreement);
    expect(both).toHaveLength(2);
  });

  it('is not held where the audit finds another error', () => {
    const drift = {
      code: 'TL520',
      name: 'ProjectionDrift',
      severity: 'E',
      taskId: 'a',
      position: null,
      evidence: [],
      argument: 'the row differs',
    } as const;
    expect(reasonsAgainst({ ...held, errors: [drift] }, beside)).toEqual([
      'the audit has 1 other findings of severity E',
    ]);
  });
});
