import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import { rulesUnder } from '../../src/commands/rules';
import {
  block,
  cancel,
  claim,
  complete,
  fail,
  link,
  release,
  reopen,
  requestChanges,
  requestReview,
  schedule,
  specify,
  sweep,
  triage,
  unblock,
  waive,
} from './asking';
import { created, given, later } from './given';
import type { Past } from './given';

/** A way on which `c` comes back to ready or todo: what happens before its parents are linked, what after, and the last step. */
interface Way {
  readonly before: ReadonlyArray<Past>;
  readonly after: ReadonlyArray<Past>;
  readonly back: Command;
}

const ways: Readonly<Record<string, Way>> = {
  released: { before: [claim('c')], after: [], back: release('c') },
  failed: { before: [claim('c')], after: [], back: fail('c') },
  reclaimed: { before: [claim('c', 'ann', 100)], after: [later(100)], back: sweep() },
  due: { before: [schedule('c', 1_100)], after: [later(100)], back: sweep() },
  unblocked: { before: [], after: [block('c')], back: unblock('c') },
  'unblocked after it was given up': {
    before: [claim('c')],
    after: [fail('c', { attempts: 1 })],
    back: unblock('c'),
  },
  specified: { before: [triage('c')], after: [], back: specify('c') },
  'sent back by hand': { before: [claim('c')], after: [requestReview('c')], back: requestChanges('c') },
  'sent back by the reviewer': {
    before: [claim('c'), requestReview('c'), claim('c', 'bob')],
    after: [],
    back: requestChanges('c', { claimant: 'bob' }),
  },
  'reopened after it was done': { before: [], after: [complete('c')], back: reopen('c') },
  'reopened after it was cancelled': { before: [], after: [cancel('c')], back: reopen('c') },
};

type Parent = 'open' | 'running' | 'done' | 'waived' | 'cancelled';

const becomes = (id: string, parent: Parent): ReadonlyArray<Past> => {
  switch (parent) {
    case 'open':
      return [];
    case 'running':
      return [claim(id)];
    case 'done':
      return [complete(id)];
    case 'waived':
      return [waive(id, 'c')];
    case 'cancelled':
      return [cancel(id)];
    default:
      return parent satisfies never;
  }
};

const parents = fc.array(fc.constantFrom<Parent>('open', 'running', 'done', 'waived', 'cancelled'), {
  maxLength: 4,
});

/** `c` under such parents, on its way back. */
const underway = ({ before, after }: Way, family: ReadonlyArray<Parent>): ReadonlyArray<Past> => [
  created('c'),
  ...before,
  ...family.flatMap((parent, i) => [created(`p${i}`), link(`p${i}`, 'c'), ...becomes(`p${i}`, parent)]),
  ...after,
];

describe.each(Object.entries(ways))('a task that is %s', (_name, way) => {
  it('is ready exactly where none of its parents is open, and else once the last of them is done', () => {
    fc.assert(
      fc.property(parents, fc.boolean(), (family, cancelledToo) => {
        const begun = given(...underway(way, family)).where(cancelledToo ? ['done', 'cancelled'] : ['done']);
        const waits = (parent: Parent): boolean =>
          parent === 'open' || parent === 'running' || (parent === 'cancelled' && !cancelledToo);
        const open = family.flatMap((parent, i) => (waits(parent) ? [`p${i}`] : []));
        const back = begun.when(way.back);
        expect(back.ledger.board.task('c')?.status).toBe(open.length === 0 ? 'ready' : 'todo');
        if (open.length === 0) return;
        const freed = open.flatMap((id) => [reopen(id), complete(id, { claimant: 'ann' })]);
        const then = begun.when(way.back, ...freed);
        expect(then.events.map(({ event }) => event.kind)).toEqual(['completed', 'promoted']);
        expect(then.ledger.board.task('c')?.status).toBe('ready');
      }),
      { numRuns: 60 },
    );
  });

  it('is ready all the same under a gate that is always satisfied', () => {
    const { ledger } = given(...underway(way, ['open']))
      .under(rulesUnder(() => true))
      .when(way.back);
    expect(ledger.board.task('c')?.status).toBe('ready');
  });
});
