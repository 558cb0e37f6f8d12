import * as fc from 'fast-check';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../src/audit/audit';
import type { AuditReport } from '../../src/audit/report';
import { rules, rulesUnder } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import type { Ledger } from '../../src/ledger/ledger';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { logOf } from '../commands/histories';
import { histories, wholeLives } from '../commands/random-steps';
import type { History } from '../commands/random-steps';
import { LINKS_AT_CLAIMS, linksAtClaims } from './links-at-claims';
import { carryOut, storedRows } from './stored-rows';

const RUNS = 60;

const ungated = rulesUnder(() => true);

const inFile = async (
  decisions: Rules,
  { first, rest }: History,
  look: (ledger: Ledger, path: string) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const path = join(folder, 'board.db');
  const ledger = await openLedgerWith({ sqlite: path, durability: 'normal' }, { rules: decisions });
  try {
    await carryOut(ledger, [...first, ...rest]);
    await look(ledger, path);
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
};

const askedOf = (path: string, sql: string): ReadonlyArray<unknown> => {
  const database = new Database(path, { readonly: true });
  const found = database.prepare(sql).all();
  database.close();
  return found;
};

const VIOLATED = `SELECT DISTINCT claim_position AS position FROM claim_audit WHERE verdict = 'violated' ORDER BY 1`;

const violatedByReplay = ({ verdicts }: AuditReport): ReadonlyArray<{ readonly position: number }> =>
  verdicts.filter(({ verdict }) => verdict === 'violated').map(({ position }) => ({ position }));

describe('a random history', () => {
  it('that the handlers wrote has no finding of severity E or O, and views that are right', async () => {
    let claims = 0;
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(histories, async (given) => {
        await inFile(rules, given, async (ledger) => {
          const report = await ledger.audit({ replayDecisions: true });
          expect(report.decisions?.different).toEqual([]);
          expect(report.decisions?.asked).toBeGreaterThanOrEqual(
            report.claims.total + report.rejections.total,
          );
          expect(report.findings.filter(({ severity }) => severity !== 'N' && severity !== 'W')).toEqual([]);
          expect(report.claims.satisfied).toBe(report.claims.total);
          expect(report.rejections.justified).toBe(report.rejections.total);
          const told = report.findings.map(({ code }) => code).filter((code) => code.startsWith('TL1'));
          expect(told.filter((code) => code !== 'TL111' && code !== 'TL112')).toEqual([]);
          claims += report.claims.total;
          refusals += report.rejections.total;
        });
      }),
      { numRuns: RUNS },
    );
    expect(claims).toBeGreaterThan(0);
    expect(refusals).toBeGreaterThan(0);
  });

  it('gets the same verdicts from the replay and from the view claim_audit, without a gate too', async () => {
    let violations = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (given, gated) => {
        await inFile(gated ? rules : ungated, given, async (ledger, path) => {
          const replayed = violatedByReplay(await ledger.audit());
          expect(askedOf(path, VIOLATED)).toEqual(replayed);
          violations += replayed.length;
          expect(gated ? replayed : []).toEqual([]);
        });
      }),
      { numRuns: RUNS },
    );
    expect(violations).toBeGreaterThan(0);
  });

  it('has in claim_audit every link that stood at a claim, with the position where it was made', async () => {
    let waived = 0;
    await fc.assert(
      fc.asyncProperty(wholeLives, async (given) => {
        await inFile(rules, given, async (ledger, path) => {
          const log = await logOf(ledger);
          expect(askedOf(path, LINKS_AT_CLAIMS)).toEqual(linksAtClaims(log));
          waived += log.filter(({ event }) => event.kind === 'dependency_waived').length;
        });
      }),
      { numRuns: RUNS },
    );
    expect(waived).toBeGreaterThan(0);
  });

  it('never gets another certain verdict when an event of it is lost or cannot be read', async () => {
    let undecided = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), fc.boolean(), async (given, place, lost) => {
        await inFile(ungated, given, async (ledger) => {
          const rows = await storedRows(ledger);
          const whole = new Map(audit(rows).verdicts.map(({ position, verdict }) => [position, verdict]));
          const at = 2 + (place % Math.max(1, rows.length - 2));
          const hurt = lost
            ? rows.filter((_row, i) => i !== at)
            : rows.map((row, i) => (i === at ? { ...row, stored: { ...row.stored, data: '{}' } } : row));
          const { verdicts } = audit(hurt);
          const certain = verdicts.filter(({ verdict }) => verdict !== 'indeterminate');
          undecided += verdicts.length - certain.length;
          for (const { position, verdict } of certain) {
            expect([position, verdict]).toEqual([position, whole.get(position)]);
          }
        });
      }),
      { numRuns: RUNS * 2 },
    );
    expect(undecided).toBeGreaterThan(0);
  });
});
