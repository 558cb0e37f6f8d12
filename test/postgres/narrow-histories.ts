import * as fc from 'fast-check';
import type { Ledger } from '../../src/index';
import type { History, Step } from '../commands/random-steps';

type Method = Step['method'];

/** A step by itself, so many milliseconds after the one before: the others find on the store what it left. */
const alone = <M extends Method>(method: M, input: Parameters<Ledger[M]>[0], after = 0): Step =>
  ({ method, input, after }) as Step;

const tasks = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const id = fc.constantFrom(...tasks);
const claimant = fc.constantFrom('ann', 'bob');

/** Tasks of every priority and for several, of which no two were made together. */
const varied = fc.tuple(
  ...tasks.map((one) =>
    fc
      .record({ priority: fc.integer({ min: -2, max: 2 }), assignee: fc.constantFrom(null, 'ann', 'cy') })
      .map(({ priority, assignee }) =>
        alone('create', {
          id: one,
          title: `Task ${one}`,
          priority,
          ...(assignee === null ? {} : { assignee }),
        }),
      ),
  ),
);

const next = fc
  .record({
    claimant,
    limit: fc.integer({ min: 1, max: 2 }),
    from: fc.constantFrom('ready', 'ready', 'review'),
    assignee: fc.constantFrom(undefined, undefined, 'ann'),
  })
  .map(({ assignee, ...rest }) =>
    alone('claimNext', { ...rest, ...(assignee === undefined ? {} : { assignee }) }),
  );

const reviewed = id.map((taskId) => alone('requestReview', { taskId }));

/** Claims of what is next: fewer than there are tasks that wait, of those to do and of those to review. */
export const inOrder: fc.Arbitrary<History> = fc
  .record({
    first: varied,
    // Claimed and handed in: they wait for a review, in another order than they were made in.
    handedIn: fc.shuffledSubarray([...tasks], { minLength: 2, maxLength: 4 }),
    rest: fc.array(
      fc.oneof(
        { weight: 6, arbitrary: next },
        { weight: 1, arbitrary: fc.tuple(id, claimant).map(([taskId]) => alone('release', { taskId })) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(id, fc.integer({ min: -2, max: 2 }))
            .map(([taskId, priority]) => alone('prioritise', { taskId, priority })),
        },
        { weight: 1, arbitrary: reviewed },
      ),
      { minLength: 6, maxLength: 12, size: 'max' },
    ),
  })
  .map(({ first, handedIn, rest }) => ({
    first,
    rest: [
      ...handedIn.flatMap((taskId) => [
        alone('claim', { taskId, claimant: 'ann' }),
        alone('requestReview', { taskId, claimant: 'ann' }),
      ]),
      ...rest,
    ],
  }));

const refusedAgain = fc.oneof(
  // `b` waits for `a`, which `ann` holds.
  fc
    .tuple(fc.constantFrom('a', 'b'), claimant)
    .map(([taskId, who]) => alone('claim', { taskId, claimant: who })),
  fc
    .record({ who: fc.constantFrom(undefined, 'ann', 'bob'), fence: fc.constantFrom(undefined, 7, 8) })
    .map(({ who, fence }) => ({
      taskId: 'a',
      ...(who === undefined ? {} : { claimant: who }),
      // Without any name it would be completed by hand.
      ...(fence === undefined ? (who === 'ann' || who === undefined ? { fence: 9 } : {}) : { fence }),
    }))
    .chain((named) =>
      fc.constantFrom(alone('complete', named), alone('fail', { ...named, error: 'it broke' })),
    ),
);

const other = fc.constantFrom(
  alone('comment', { taskId: 'a', text: 'a word' }),
  alone('comment', { taskId: 'b', text: 'a word' }),
  alone('prioritise', { taskId: 'b', priority: 1 }),
);

/** The same few refusals, asked for again and again, by name and without, with something else between them now and then. */
export const refusals: fc.Arbitrary<History> = fc
  .array(fc.oneof({ weight: 9, arbitrary: refusedAgain }, { weight: 1, arbitrary: other }), {
    minLength: 12,
    maxLength: 30,
    size: 'max',
  })
  .map((rest) => ({
    first: [
      alone('create', { id: 'a', title: 'a' }),
      alone('create', { id: 'b', title: 'b', parents: ['a'] }),
      alone('claim', { taskId: 'a', claimant: 'ann' }),
    ],
    rest,
  }));

const LEASE_MS = 100;

const passing = fc.constantFrom(0, LEASE_MS / 2, LEASE_MS / 2 - 1, LEASE_MS);

/** Leases and schedules that end at the very millisecond at which somebody looks, and one before. */
export const boundaries: fc.Arbitrary<History> = fc.record({
  first: varied,
  rest: fc.array(
    fc
      .tuple(
        passing,
        fc.oneof(
          fc
            .record({ taskId: id, claimant })
            .map((who) => (after: number) => alone('claim', { ...who, leaseMs: LEASE_MS }, after)),
          fc.tuple(id, fc.constantFrom(0, 1, 2)).map(
            ([taskId, halves]) =>
              (after: number) =>
                alone('schedule', { taskId, runAt: 1_000 + (halves * LEASE_MS) / 2 }, after),
          ),
          fc.constantFrom(1, 2, 10).map((limit) => (after: number) => alone('sweep', { limit }, after)),
          claimant.map(
            (who) => (after: number) => alone('claimNext', { claimant: who, leaseMs: LEASE_MS }, after),
          ),
        ),
      )
      .map(([after, make]) => make(after)),
    { minLength: 10, maxLength: 25, size: 'max' },
  ),
});
