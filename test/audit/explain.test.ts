import * as fc from 'fast-check';
import { audit } from '../../src/audit/audit';
import { sentenceOf } from '../../src/audit/explain/sentence';
import { rulesUnder } from '../../src/commands/rules';
import { catalogue } from '../../src/events/catalogue';
import type { StoredRow } from '../../src/events/stored-event';
import { nameOf, recordedOf, rowsOf } from '../golden/golden-logs';
import { attemptRefused, refused } from './events';
import { explainIn } from './explain';
import { lived, policies } from './lived';
import { wholeLives } from './whole-lives';
import { WrittenLog } from './written-log';

const parentsNotDone = { _tag: 'parents_not_done' } as const;
const open = [{ id: 'p', status: 'ready', position: 3 }] as const;

/** A task (4) under an open parent (3). */
const waiting = (): WrittenLog => new WrittenLog().created('p').created('c', ['p'], 'todo');

/** The same, with an event of the task (5) between its creation and its claim (6). */
const doubted = (): WrittenLog => waiting().linked('p', 'c', 'ready', 'todo').claimed('c');

/** The events that say what an audit says: those that were wrong, by their position. */
const wrongByAudit = (rows: ReadonlyArray<StoredRow>): ReadonlyArray<number> =>
  audit(rows)
    .findings.filter(({ code }) => ['TL101', 'TL102', 'TL103', 'TL107', 'TL108'].includes(code))
    .map(({ position }) => position ?? 0);

describe('an explanation', () => {
  it('of every event of what the handlers wrote finds its decision right', () => {
    let decided = 0;
    fc.assert(
      fc.property(wholeLives, policies, (moments, policy) => {
        const rows = lived(moments, policy);
        for (const { stored } of rows) {
          const { decision, argument, before, otherwise } = explainIn(rows, stored.position);
          expect(argument).toContain(`${stored.position} (${stored.kind})`);
          expect(before === null).toBe(stored.taskId === null || stored.kind === 'created');
          expect(decision?.verdict ?? 'right').toBe('right');
          expect(otherwise?.conditions.length ?? 1).toBeGreaterThan(0);
          decided += decision === null ? 0 : 1;
        }
      }),
      { numRuns: 25 },
    );
    expect(decided).toBeGreaterThan(0);
  });

  it('has a sentence and an argument for every kind', () => {
    for (const [kind, { current }] of Object.entries(catalogue)) {
      const rows = rowsOf(nameOf(kind, current));
      const last = rows.findLast(({ stored }) => stored.kind === kind)!.stored;
      const { rule, argument } = explainIn(rows, last.position);
      expect(argument).toContain(`The rule (${rule.name}): ${rule.sentence}`);
      const sentences = recordedOf(rows).map(sentenceOf);
      expect(sentences.join('\n')).not.toMatch(/undefined|\[object|null|NaN/);
    }
  });

  it('calls a claim wrong where, and only where, the audit says that it was', () => {
    let wrong = 0;
    fc.assert(
      fc.property(wholeLives, policies, (moments, policy) => {
        const rows = lived(
          moments,
          policy,
          rulesUnder(() => true),
        );
        const { verdicts } = audit(rows);
        for (const { position, verdict } of verdicts) {
          const { decision, parents } = explainIn(rows, position);
          const violated = (parents ?? []).some(({ satisfied }) => satisfied === false);
          expect([position, violated]).toEqual([position, verdict === 'violated']);
          expect([position, decision?.verdict]).toEqual([position, violated ? 'wrong' : 'right']);
          wrong += violated ? 1 : 0;
        }
        const refusals = rows.filter(({ stored }) => stored.kind.endsWith('_rejected'));
        const found = refusals.filter(
          ({ stored }) => explainIn(rows, stored.position).decision?.verdict === 'wrong',
        );
        const told = wrongByAudit(rows).filter((position) =>
          refusals.some(({ stored }) => stored.position === position),
        );
        expect(found.map(({ stored }) => stored.position)).toEqual(told);
      }),
      { numRuns: 40 },
    );
    expect(wrong).toBeGreaterThan(0);
  });

  it('of a claim that came while a parent was open names the parent, its state, and what was needed', () => {
    const { rows } = waiting().claimed('c', { parents: open, open: 1 });
    const explanation = explainIn(rows, 5);
    expect(explanation).toMatchObject({
      kind: 'claimed',
      taskId: 'c',
      rule: { name: 'gate' },
      before: { status: 'todo', since: { position: 4, kind: 'created' } },
      after: 'running',
      parents: [
        {
          id: 'p',
          link: { position: 4, kind: 'created' },
          waiver: null,
          state: { status: 'ready', since: { position: 3, kind: 'created', actor: 'writer' } },
          satisfied: false,
        },
      ],
      decision: { asked: 'claim', answer: 'allowed', byRule: parentsNotDone, verdict: 'wrong' },
      otherwise: {
        outcome: 'allowed',
        takes: 'all',
        conditions: [
          {
            _tag: 'parent',
            taskId: 'p',
            sentence: '"p" done, or the link to it waived or taken away, before position 5',
          },
        ],
      },
    });
    expect(explanation.argument).toContain(
      'Let C be the claim of task "c" at 5 (claimed), by "writer", for "ann".',
    );
    expect(explanation.argument).toContain(
      'The link to "p" came before C, at 4 (created); the last state of "p" before C is ready, since 3 (created) by "writer".',
    );
    expect(explanation.argument).toContain(
      'hence it had to be refused: "p" was open; but it was granted. C is wrong.',
    );
  });

  it('of a second claim names the attempt that stood, and of a late one the end', () => {
    const twice = new WrittenLog().created('a').claimed('a').claimed('a', { fence: 2, claimant: 'bob' });
    expect(explainIn(twice.rows, 5)).toMatchObject({
      attempt: { claimant: 'ann', fence: 1, claim: { position: 4 } },
      decision: { verdict: 'wrong', byRule: { _tag: 'already_claimed', claimant: 'ann' } },
      otherwise: { conditions: [{ _tag: 'attempt', event: { position: 4 } }] },
    });
    const late = new WrittenLog().created('a').completed('a', null).claimed('a');
    expect(explainIn(late.rows, 5)).toMatchObject({
      decision: { verdict: 'wrong', byRule: { _tag: 'terminal', status: 'done' } },
      otherwise: { conditions: [{ _tag: 'ended', event: { position: 4 } }] },
    });
  });

  it('of a refusal says whether there was a reason, and what would have been needed', () => {
    const right = explainIn(waiting().command(refused('c', parentsNotDone, 'todo', open)).rows, 5);
    expect(right.decision).toMatchObject({ answer: parentsNotDone, verdict: 'right' });
    expect(right.otherwise).toMatchObject({ outcome: 'allowed', conditions: [{ taskId: 'p' }] });
    const allowed = new WrittenLog().created('a').command(refused('a', parentsNotDone, 'todo'));
    expect(explainIn(allowed.rows, 4).decision).toMatchObject({ byRule: 'allowed', verdict: 'wrong' });
    const reason = waiting().command(refused('c', { _tag: 'archived' }, 'todo', open));
    expect(explainIn(reason.rows, 5).decision).toMatchObject({ byRule: parentsNotDone, verdict: 'wrong' });
  });

  it('of what was presented says what stood', () => {
    const reason = { _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null } as const;
    const log = new WrittenLog().created('a').claimed('a');
    log.command(attemptRefused('completion_rejected', 'a', { fence: 7, reason, status: 'running' }));
    const stale = explainIn(log.rows, 5);
    expect(stale).toMatchObject({
      parents: null,
      decision: { asked: 'completion', presented: { claimant: null, fence: 7 }, verdict: 'right' },
      otherwise: { outcome: 'allowed', conditions: [{ _tag: 'presented', event: { position: 4 } }] },
    });
    expect(stale.argument).toContain('with fence 7 presented');
    const completed = explainIn(log.completed('a', 1).rows, 6);
    expect(completed.decision).toMatchObject({ answer: 'allowed', byRule: 'allowed', verdict: 'right' });
  });

  it('does not decide where an event of the task is missing or cannot be read', () => {
    expect(explainIn(doubted().lose(5).rows, 6).decision).toMatchObject({ byRule: 'undecided' });
    expect(explainIn(doubted().forge(5, { data: '{}' }).rows, 6).decision?.verdict).toBe('undecided');
  });
});
