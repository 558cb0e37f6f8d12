import * as fc from 'fast-check';
import { isLeft } from 'fp-ts/Either';
import { PastDecisions } from '../../src/commands/past-decisions';
import type { ReplayedDecisions } from '../../src/commands/past-decisions';
import { rules, rulesUnder } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import { readEvent } from '../../src/events/read-event';
import type { StoredRow } from '../../src/events/stored-event';
import { FoldedBoard } from '../../src/projections/folded-board';
import { attemptRefused, refused, waived } from '../audit/events';
import { lived, policies } from '../audit/lived';
import { wholeLives } from '../audit/whole-lives';
import { WrittenLog } from '../audit/written-log';

const replayed = (rows: ReadonlyArray<StoredRow>, ruleBook: Rules = rules): ReplayedDecisions => {
  const board = new FoldedBoard();
  const decisions = new PastDecisions(board, ruleBook);
  for (const row of rows) {
    decisions.add(row);
    const event = readEvent(row.stored);
    if (!isLeft(event)) board.apply({ ...row, event: event.right });
  }
  return decisions.report;
};

/** A task (4) whose parent (3) is open. */
const waiting = (): WrittenLog => new WrittenLog().created('p').created('c', ['p'], 'todo');

const open = [{ id: 'p', status: 'ready', position: 3 }] as const;
const parentsNotDone = { _tag: 'parents_not_done' } as const;

describe('the decisions of a log, asked again', () => {
  it('are the same in whatever the handlers wrote, refusals once and all', () => {
    let claims = 0;
    let refusals = 0;
    fc.assert(
      fc.property(wholeLives, policies, (moments, policy) => {
        const rows = lived(moments, policy);
        const counted = (...kinds: ReadonlyArray<string>): number =>
          rows.filter(({ stored }) => kinds.includes(stored.kind)).length;
        const refusedHere = counted('claim_rejected', 'completion_rejected', 'failure_rejected');
        const asked = counted('claimed') + refusedHere;
        expect(replayed(rows)).toEqual({ asked, same: asked, different: [] });
        claims += asked - refusedHere;
        refusals += refusedHere;
      }),
      { numRuns: 200 },
    );
    expect(claims).toBeGreaterThan(0);
    expect(refusals).toBeGreaterThan(0);
  });

  it('are others wherever a gate that let everything pass was asked', () => {
    let different = 0;
    fc.assert(
      fc.property(wholeLives, policies, (moments, policy) => {
        const rows = lived(
          moments,
          policy,
          rulesUnder(() => true),
        );
        for (const one of replayed(rows).different) {
          expect(one.would).toMatchObject({ kind: 'claim_rejected', data: { reason: parentsNotDone } });
          different += 1;
        }
        expect(
          replayed(
            rows,
            rulesUnder(() => true),
          ).different,
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(different).toBeGreaterThan(0);
  });

  it('tell of a claim that came while a parent was open', () => {
    const rows = waiting().claimed('c', { parents: open, open: 1 }).rows;
    expect(replayed(rows)).toEqual({
      asked: 1,
      same: 0,
      different: [
        {
          position: 5,
          taskId: 'c',
          was: {
            _tag: 'Recorded',
            kind: 'claimed',
            status: 'running',
            data: {
              claimant: 'ann',
              fence: 1,
              leaseUntil: null,
              from: 'ready',
              attempt: 1,
              parents: open,
              open: 1,
              total: 1,
            },
          },
          would: {
            _tag: 'Recorded',
            kind: 'claim_rejected',
            status: 'todo',
            data: { claimant: 'ann', reason: parentsNotDone, parents: open, open: 1, total: 1 },
          },
          fields: ['kind'],
        },
      ],
    });
  });

  it('tell of a refusal of what is allowed', () => {
    const claim = new WrittenLog().created('a').command(refused('a', parentsNotDone, 'todo'));
    expect(replayed(claim.rows).different).toMatchObject([{ position: 4, would: { kind: 'claimed' } }]);
    const reason = { _tag: 'not_claimed', status: 'ready' } as const;
    const completion = attemptRefused('completion_rejected', 'a', { fence: null, reason, status: 'ready' });
    expect(replayed(new WrittenLog().created('a').command(completion).rows).different).toMatchObject([
      { position: 4, would: { kind: 'completed', status: 'done' }, fields: ['kind'] },
    ]);
    const failure = attemptRefused('failure_rejected', 'a', { fence: 1, reason, status: 'running' });
    const held = new WrittenLog().created('a').claimed('a').command(failure);
    expect(replayed(held.rows).different).toMatchObject([{ position: 5, would: { kind: 'attempt_failed' } }]);
  });

  it('tell of another reason, of other evidence, and of another status', () => {
    const because = (reason: Parameters<typeof refused>[1], seen: Parameters<typeof refused>[3]) =>
      replayed(waiting().command(refused('c', reason, 'todo', seen)).rows).different;
    expect(because(parentsNotDone, open)).toEqual([]);
    expect(because({ _tag: 'blocked', kind: 'x' }, open)).toMatchObject([{ fields: ['reason'] }]);
    expect(because(parentsNotDone, [{ id: 'p', status: 'todo', position: 3 }])).toMatchObject([
      { fields: ['parents'] },
    ]);
    const status = waiting().command(refused('c', parentsNotDone, 'ready', open)).rows;
    expect(replayed(status).different).toMatchObject([{ fields: ['status'] }]);
  });

  it('tell of a refusal that would not be recorded: the same was before, or none of its kind is', () => {
    const again = refused('c', parentsNotDone, 'todo', open);
    const reason = { ...parentsNotDone, parents: open, open: 1, total: 1 };
    const twice = waiting().command(again).command(again);
    expect(replayed(twice.rows).different).toMatchObject([
      { position: 6, would: { _tag: 'Refused', reason, position: 5 }, fields: [] },
    ]);
    const between = waiting()
      .command(again)
      .command(waived('q', 'c', 'todo'))
      .command(again);
    expect(replayed(between.rows).different).toEqual([]);
    const stray = new WrittenLog().command(refused('x', { _tag: 'archived' }, 'todo'));
    expect(replayed(stray.rows).different).toMatchObject([
      { would: { _tag: 'Refused', reason: { _tag: 'unknown_task' }, position: null } },
    ]);
  });

  it('tell of a claim that should have found out first that the lease before it had passed', () => {
    const log = new WrittenLog().created('a').claimed('a', { leaseUntil: 1_004 });
    const rows = log.claimed('a', { fence: 2, claimant: 'bob' }).rows;
    expect(replayed(rows).different).toMatchObject([
      { position: 5, would: { kind: 'reclaimed', data: { detectedBy: 'bob' } } },
    ]);
  });

  it('are not asked where an event cannot be read', () => {
    const unread = waiting().claimed('c').forge(5, { data: '{}' });
    expect(replayed(unread.rows)).toEqual({ asked: 0, same: 0, different: [] });
  });
});
