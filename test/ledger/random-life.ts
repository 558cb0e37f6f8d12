import * as fc from 'fast-check';
import type { Ledger } from '../../src/index';
import type { Clock } from './clock';

/** Something asked of a ledger by the name of its method, or time that passes. */
export type LifeStep = { readonly ask: keyof Ledger; readonly input: object } | { readonly pass: number };

/** The tasks of a life. */
export const lifeIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

const id = fc.constantFrom(...lifeIds);
const taskId = id;
const who = fc.constantFrom('ann', 'bob');
const reason = 'because';

const step = (ask: keyof Ledger, input: fc.Arbitrary<object>, weight = 2) => ({
  weight,
  arbitrary: input.map((one): LifeStep => ({ ask, input: one })),
});

const leaseMs = fc.constantFrom(null, 5, 50);
const link = fc.record({ parentId: id, childId: id });
const one = fc.record({ taskId });
const mine = fc.record({ taskId, claimant: who });

const lifeStep: fc.Arbitrary<LifeStep> = fc.oneof(
  step('link', link, 4),
  step('unlink', link),
  step('waive', fc.record({ parentId: id, childId: id, reason: fc.constant(reason) }), 3),
  step('claim', fc.record({ taskId, claimant: who, leaseMs }), 8),
  step('claimNext', fc.record({ claimant: who, leaseMs, limit: fc.integer({ min: 1, max: 3 }) })),
  step('claimNext', fc.record({ claimant: who, from: fc.constant('review'), leaseMs })),
  step('heartbeat', mine),
  step('release', mine),
  step('complete', mine, 5),
  step('complete', one, 3),
  step(
    'completeAndClaimNext',
    fc.record({
      taskId,
      claimant: who,
      leaseMs,
      limit: fc.integer({ min: 1, max: 3 }),
      from: fc.constantFrom('ready', 'ready', 'review'),
    }),
    4,
  ),
  step('fail', fc.record({ taskId, claimant: who, delayMs: fc.constantFrom(0, 20) }), 4),
  step('requestReview', mine, 4),
  step('requestChanges', one),
  step('schedule', fc.record({ taskId, runAt: fc.integer({ min: 1_000_000, max: 1_000_100 }) })),
  step('block', fc.record({ taskId, kind: fc.constantFrom('x', 'y') })),
  step('unblock', one),
  step('triage', one),
  step('specify', one),
  step('cancel', fc.record({ taskId, children: fc.constantFrom('keep', 'cancel', 'waive') })),
  step(
    'reopen',
    fc.record({
      taskId,
      reason: fc.constant(reason),
      running: fc.constantFrom('keep', 'revoke'),
      cascade: fc.boolean(),
    }),
    4,
  ),
  step('archive', one, 1),
  step('unarchive', one, 1),
  step('assign', fc.record({ taskId, assignee: fc.constantFrom(null, 'ann', 'bob') }), 1),
  step('prioritise', fc.record({ taskId, priority: fc.integer({ min: -2, max: 2 }) }), 1),
  step('edit', fc.record({ taskId, title: fc.constantFrom('one', 'two') }), 1),
  step('comment', fc.record({ taskId, text: fc.constant('hm') }), 1),
  step('erase', fc.record({ taskId, reason: fc.constant(reason) }), 1),
  step('sweep', fc.constant({}), 1),
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }).map((pass): LifeStep => ({ pass })) },
);

/** What happens on a board that begins with seven tasks, each under some of those before it. */
export const lives: fc.Arbitrary<ReadonlyArray<LifeStep>> = fc
  .tuple(
    fc.tuple(
      ...lifeIds.map((own, i) =>
        fc
          .subarray(lifeIds.slice(0, i), { maxLength: Math.min(i, 3) })
          .map((parents): LifeStep => ({ ask: 'create', input: { id: own, title: own, parents } })),
      ),
    ),
    fc.array(lifeStep, { maxLength: 60, size: 'max' }),
  )
  .map(([first, rest]) => [...first, ...rest]);

/** Asks one thing of a ledger. */
export const ask = (ledger: Ledger, method: keyof Ledger, input: object): Promise<object> =>
  (ledger[method] as (given: object) => Promise<object>).call(ledger, input);

/** Lets a life happen. */
export const live = async (
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  steps: ReadonlyArray<LifeStep>,
): Promise<void> => {
  for (const next of steps) {
    if ('pass' in next) clock.pass(next.pass);
    else await ask(ledger, next.ask, next.input);
  }
};
