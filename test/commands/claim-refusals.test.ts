import * as fc from 'fast-check';
import { archive, block, cancel, claim, complete, link, requestReview, schedule, triage } from './asking';
import type { Past } from './given';
import { created, given, strayLinked } from './given';

/** What can be said against a claim of `c`, the first reason first: which way leads there, and what it is called. */
const ordered: ReadonlyArray<readonly [string, ReadonlyArray<Past>]> = [
  ['archived', [archive('c')]],
  ['terminal', [complete('c')]],
  ['already_claimed', [claim('c')]],
  ['scheduled', [schedule('c', 9_000)]],
  ['blocked', [block('c')]],
  ['parents_not_done', [link('p', 'c')]],
  ['not_ready', [triage('c')]],
];

/** Of those that are held in one status only one can hold: they are put in place before the link, the archiving after it. */
const places = fc.record({
  status: fc.constantFrom(undefined, 1, 2, 3, 4, 6),
  parent: fc.boolean(),
  archived: fc.boolean(),
});

const stray = strayLinked('p', 'c');

/** The status of `c` after all this, and a claim by somebody else. */
const after = (...past: ReadonlyArray<Past>) =>
  given(created('p'), created('c'), ...past)
    .when(claim('c', 'bob'))
    .ledger.board.task('c')?.status;

describe('the reason why a claim is refused', () => {
  it('is the first that holds', () => {
    fc.assert(
      fc.property(places, ({ status, parent, archived }) => {
        const running = status === 2;
        const held = [
          ...(status === undefined ? [] : [status]),
          ...(parent ? [5] : []),
          ...(archived && !running ? [0] : []),
        ];
        const past = held.flatMap((place) => ordered[place]?.[1] ?? []);
        const { answer } = given(created('p'), created('c'), ...past).when(claim('c', 'bob'));
        const first = ordered[Math.min(...held)]?.[0];
        expect(answer._tag === 'Left' ? answer.left.reason._tag : 'none').toBe(first ?? 'none');
      }),
    );
  });

  it('carries what stands in the way', () => {
    const c = created('c');
    given(c, archive('c')).when(claim('c')).refuses({ _tag: 'archived' });
    given(c, cancel('c')).when(claim('c')).refuses({ _tag: 'terminal', status: 'cancelled' });
    given(c, claim('c', 'ann', 500))
      .when(claim('c', 'bob'))
      .refuses({ _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: 1_500 });
    given(c, schedule('c', 9_000)).when(claim('c')).refuses({ _tag: 'scheduled', runAt: 9_000 });
    given(c, block('c', 'capacity')).when(claim('c')).refuses({ _tag: 'blocked', kind: 'capacity' });
    given(c, triage('c')).when(claim('c')).refuses({ _tag: 'not_ready', status: 'triage' });
  });

  it('changes the status of a ready task alone, for its parents alone', () => {
    expect(after(stray)).toBe('todo');
    expect(after(link('p', 'c'))).toBe('todo');
    expect(after(triage('c'), link('p', 'c'))).toBe('triage');
    expect(after(stray, archive('c'))).toBe('ready');
    expect(after(claim('c'), link('p', 'c'), requestReview('c'))).toBe('review');
  });

  it('has the parents beside it in the event, whatever it is', () => {
    const { events } = given(created('p'), created('c'), link('p', 'c'), block('c')).when(claim('c'));
    expect(events[0]?.event.data).toMatchObject({
      reason: { _tag: 'blocked' },
      parents: [{ id: 'p', status: 'ready', position: 3 }],
      open: 1,
      total: 1,
    });
  });
});
