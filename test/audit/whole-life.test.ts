import * as fc from 'fast-check';
import { audit } from '../../src/audit/audit';
import { rulesUnder } from '../../src/commands/rules';
import { catalogue } from '../../src/events/catalogue';
import { apartFromCommands } from '../events/ledger-kinds';
import { lived, policies } from './lived';
import { wholeLives } from './whole-lives';

describe('a whole life that the handlers wrote', () => {
  it('has no finding of severity E or O, and no refusal that was wrong', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(wholeLives, policies, (moments, policy) => {
        const rows = lived(moments, policy);
        for (const { stored } of rows) seen.set(stored.kind, (seen.get(stored.kind) ?? 0) + 1);
        const report = audit(rows, { contentsAtHand: true, headPosition: rows.length });
        expect(report.findings.filter(({ severity }) => severity === 'E' || severity === 'O')).toEqual([]);
        expect(report.claims.satisfied).toBe(report.claims.total);
        expect(report.rejections.justified).toBe(report.rejections.total);
        const told = new Set(report.findings.map(({ code }) => code));
        const allowed = ['TL111', 'TL112', 'TL201', 'TL203', 'TL204', 'TL205'];
        expect([...told].filter((code) => !allowed.includes(code))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(Object.keys(catalogue).filter((kind) => !seen.has(kind))).toEqual(apartFromCommands);
  });

  it('never gets another certain verdict when an event of it is lost or cannot be read', () => {
    let undecided = 0;
    let certain = 0;
    const ungated = rulesUnder(() => true);
    fc.assert(
      fc.property(wholeLives, policies, fc.nat(), fc.boolean(), (moments, policy, place, lost) => {
        const rows = lived(moments, policy, ungated);
        const whole = new Map(audit(rows).verdicts.map(({ position, verdict }) => [position, verdict]));
        const at = 2 + (place % (rows.length - 2));
        const hurt = lost
          ? rows.filter((_row, i) => i !== at)
          : rows.map((row, i) => (i === at ? { ...row, stored: { ...row.stored, kind: 'unheard' } } : row));
        const { verdicts } = audit(hurt);
        const decided = verdicts.filter(({ verdict }) => verdict !== 'indeterminate');
        undecided += verdicts.length - decided.length;
        certain += decided.length;
        for (const { position, verdict } of decided) {
          expect([position, verdict]).toEqual([position, whole.get(position)]);
        }
      }),
      { numRuns: 300 },
    );
    expect(undecided).toBeGreaterThan(0);
    expect(certain).toBeGreaterThan(0);
  });
});
