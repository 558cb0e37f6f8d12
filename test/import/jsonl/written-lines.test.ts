import { isLeft } from 'fp-ts/Either';
import * as fc from 'fast-check';
import { audit } from '../../../src/audit/audit';
import { judgeForeign } from '../../../src/audit/foreign/judge-foreign';
import type { AuditReport, Verdict } from '../../../src/audit/report';
import { rulesUnder } from '../../../src/commands/rules';
import { readEvent } from '../../../src/events/read-event';
import type { StoredRow } from '../../../src/events/stored-event';
import { logOfLines } from '../../../src/import/jsonl/log-of-lines';
import { readLine } from '../../../src/import/jsonl/line';
import { lived } from '../../audit/lived';
import { wholeLives } from '../../audit/whole-lives';

/** An event of a ledger as anybody would write it down; undefined for one of no task. */
const written = ({ stored }: StoredRow): object | undefined => {
  const read = readEvent(stored);
  const { taskId, status } = stored;
  if (isLeft(read) || taskId === null) return undefined;
  const event = read.right;
  switch (event.kind) {
    case 'created':
      return { type: 'created', taskId, status, parents: event.data.parents };
    case 'linked':
    case 'unlinked':
      return { type: event.kind, taskId, parentId: event.data.parentId };
    case 'dependency_waived':
      return { type: 'waived', taskId, parentId: event.data.parentId };
    case 'claimed':
      return { type: 'claimed', taskId, status, claimant: event.data.claimant };
    case 'completed':
    case 'cancelled':
      return { type: event.kind, taskId };
    default:
      return { type: 'status', taskId, status };
  }
};

type Dated = (row: StoredRow) => object;

/** The rows as lines, one for each, with what says when; an event of no task is a note on a task of its own. */
const linesOf = (rows: ReadonlyArray<StoredRow>, when: Dated): ReadonlyArray<object> =>
  rows.map((row) => ({ ...(written(row) ?? { type: 'noted', taskId: '(ledger)' }), ...when(row) }));

const judged = (lines: ReadonlyArray<object>, satisfiedBy: ReadonlyArray<string> = ['done']): AuditReport => {
  const read = lines.map((line, i) => {
    const found = readLine('line', i + 1, JSON.stringify(line));
    if (isLeft(found)) throw new Error(JSON.stringify(found.left));
    return found.right;
  });
  return judgeForeign(logOfLines(read), { satisfiedBy, format: 'jsonl' });
};

const verdictsOf = ({ verdicts }: AuditReport): ReadonlyMap<number, Verdict> =>
  new Map(verdicts.map(({ position, verdict }) => [position, verdict]));

const policies = fc.constantFrom<ReadonlyArray<'done' | 'cancelled'>>(['done'], ['done', 'cancelled']);
const ungated = rulesUnder(() => true);

const shuffled = <A>(list: ReadonlyArray<A>, seed: number): ReadonlyArray<A> =>
  list
    .map((one, i) => [one, (i * 7_919 + seed) % 1_009] as const)
    .toSorted(([, a], [, b]) => a - b)
    .map(([one]) => one);

describe('a log that is written down line by line', () => {
  it('gets the verdicts of the ledger that it was written from, in whatever order its lines stand', () => {
    let violated = 0;
    fc.assert(
      fc.property(wholeLives, policies, fc.nat(1_000), (moments, policy, seed) => {
        const rows = lived(moments, policy, ungated);
        const lines = linesOf(rows, ({ stored }) => ({ position: stored.position }));
        const own = verdictsOf(audit(rows));
        const report = judged(shuffled(lines, seed), policy);
        expect(verdictsOf(report)).toEqual(own);
        expect(report.findings.filter(({ severity }) => severity === 'O')).toEqual([]);
        violated += report.claims.violated;
      }),
      { numRuns: 100 },
    );
    expect(violated).toBeGreaterThan(0);
  });

  it('never gets another certain verdict where only times say in which order things came', () => {
    const counts = { certain: 0, open: 0 };
    fc.assert(
      fc.property(wholeLives, policies, fc.constantFrom(1, 50, 1_000), (moments, policy, grain) => {
        const rows = lived(moments, policy, ungated);
        const coarse = ({ stored: { createdAt } }: StoredRow): object =>
          grain === 1
            ? { time: createdAt }
            : {
                time: `${new Date(createdAt - (createdAt % grain)).toISOString().slice(0, grain === 50 ? 22 : 19)}Z`,
              };
        const own = verdictsOf(audit(rows));
        const found = [...verdictsOf(judged(linesOf(rows, coarse), policy))];
        const certain = found.filter(([, verdict]) => verdict !== 'indeterminate');
        counts.certain += certain.length;
        counts.open += found.length - certain.length;
        expect(certain).toEqual(certain.map(([position]) => [position, own.get(position)]));
      }),
      { numRuns: 100 },
    );
    expect(counts.certain).toBeGreaterThan(0);
    expect(counts.open).toBeGreaterThan(0);
  });

  it('never gets another certain verdict where a line of it is lost, or of a type that nobody knows', () => {
    let open = 0;
    fc.assert(
      fc.property(wholeLives, policies, fc.nat(), fc.boolean(), (moments, policy, place, lost) => {
        const rows = lived(moments, policy, ungated);
        const lines = linesOf(rows, ({ stored }) => ({ position: stored.position }));
        const at = 2 + (place % (rows.length - 2));
        const hurt = lost
          ? lines.filter((_line, i) => i !== at)
          : lines.map((line, i) => (i === at ? { ...line, type: 'unheard of' } : line));
        const own = verdictsOf(audit(rows));
        const found = [...verdictsOf(judged(hurt, policy))];
        const certain = found.filter(([, verdict]) => verdict !== 'indeterminate');
        open += found.length - certain.length;
        expect(certain).toEqual(certain.map(([position]) => [position, own.get(position)]));
      }),
      { numRuns: 100 },
    );
    expect(open).toBeGreaterThan(0);
  });

  it('is told in which order it passes and in which it fails, where it does not say', () => {
    const time = '2026-03-01T10:00:00Z';
    const { verdicts, findings } = judged([
      { taskId: 'p', type: 'created', time: '2026-03-01T09:00Z' },
      { taskId: 'c', type: 'created', parents: ['p'], time: '2026-03-01T09:01Z' },
      { taskId: 'p', type: 'completed', time },
      { taskId: 'c', type: 'claimed', claimant: 'ann', time },
    ]);
    expect(verdicts).toEqual([{ position: 4, taskId: 'c', claimant: 'ann', verdict: 'indeterminate' }]);
    expect(findings.map(({ code, position }) => `${code}@${position}`)).toEqual(['TL301@4']);
    expect(findings[0]?.argument).toMatch(
      /\(done\): the claim passes; if no state of "p" comes before the claim: it fails/,
    );
  });
});
