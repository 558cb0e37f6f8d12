import * as fc from 'fast-check';
import type { Presented } from '../../src/commands/attempt-refusal';
import type { Command } from '../../src/commands/command';
import type { Retry } from '../../src/commands/retry';
import type { NewTask } from '../../src/commands/create';
import * as asking from './asking';
import { later } from './given';
import type { Passing } from './pure-ledger';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const id = fc.constantFrom(...ids);
const anyId = fc.constantFrom(...ids, ...ids, 'g');
const claimant = fc.constantFrom('ann', 'bob');
const assignee = fc.constantFrom(null, 'ann', 'cy');
const leaseMs = fc.constantFrom(null, 100, 100, 300);
const span = fc.constantFrom(20, 40, 90, 150, 400);
const runAt = fc.integer({ min: 0, max: 20 }).map((tenths) => START + tenths * 100);
const priority = fc.integer({ min: -1, max: 1 });

/** When the random histories begin, in milliseconds since 1970. */
export const START = 1_000;

/** When tasks of random histories are tried again, and given up. */
export const retry: Retry = { attempts: 3, reclaims: 2, delayMs: (failures) => (failures - 1) * 100 };

/** A name, a fence, both or nothing: with two claimants and few attempts it is often the standing one. */
const presented: fc.Arbitrary<Presented> = fc.oneof(
  { weight: 5, arbitrary: claimant.map((who) => ({ claimant: who, fence: null })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map((fence) => ({ claimant: null, fence })) },
  { weight: 1, arbitrary: fc.record({ claimant, fence: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.constant({ claimant: null, fence: null }) },
);

/** How a task begins: most of them at once. */
const beginning: fc.Arbitrary<Partial<NewTask>> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ assignee, priority }) },
  { weight: 1, arbitrary: fc.constant({ triage: true }) },
  { weight: 1, arbitrary: fc.record({ runAt }) },
);

const born = fc
  .tuple(anyId, fc.uniqueArray(id, { maxLength: 2 }), beginning)
  .map(([one, parents, rest]) => asking.task(one, { ...rest, parents }));

/** Any two tasks, or often one of few pairs, so that what is linked is waived and unlinked too. */
const pair = fc.oneof(
  { weight: 1, arbitrary: fc.record({ parentId: anyId, childId: anyId }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { parentId: 'a', childId: 'b' },
      { parentId: 'a', childId: 'c' },
      { parentId: 'b', childId: 'd' },
      { parentId: 'c', childId: 'd' },
      { parentId: 'd', childId: 'e' },
    ),
  },
);

const often = (
  weight: number,
  arbitrary: fc.Arbitrary<Command | Passing>,
): fc.WeightedArbitrary<Command | Passing> => ({ weight, arbitrary });

const making = [
  often(
    2,
    born.map((task) => ({ _tag: 'Create', task })),
  ),
  often(
    1,
    fc
      .tuple(
        fc.uniqueArray(born, { minLength: 1, maxLength: 3, selector: (one) => one.id }),
        fc.array(pair, { maxLength: 1 }),
      )
      .map(([tasks, links]) => asking.createGraph(tasks, links)),
  ),
];

const linking = [
  often(
    6,
    fc
      .tuple(pair, fc.constantFrom('link', 'refuse'))
      .map(([{ parentId, childId }, ifStarted]) => asking.link(parentId, childId, ifStarted)),
  ),
  often(
    2,
    pair.map(({ parentId, childId }) => asking.unlink(parentId, childId)),
  ),
  often(
    3,
    pair.map(({ parentId, childId }) => asking.waive(parentId, childId)),
  ),
];

const attempting = [
  often(
    9,
    fc.tuple(anyId, claimant, leaseMs).map(([one, who, lease]) => asking.claim(one, who, lease)),
  ),
  often(
    5,
    fc
      .record({
        claimant,
        leaseMs,
        assignee,
        limit: fc.integer({ min: 1, max: 3 }),
        from: fc.constantFrom('ready', 'ready', 'review'),
      })
      .map(asking.claimNext),
  ),
  often(
    4,
    fc
      .tuple(id, presented, leaseMs)
      .map(([one, who, lease]) => asking.heartbeat(one, { ...who, leaseMs: lease })),
  ),
  often(
    2,
    fc.tuple(id, presented).map(([one, who]) => asking.release(one, who)),
  ),
  often(
    7,
    fc
      .tuple(id, presented, fc.constantFrom(undefined, { ok: true }))
      .map(([one, who, result]) => asking.complete(one, { ...who, result })),
  ),
  often(
    3,
    fc
      .tuple(
        id,
        fc.record({
          claimant,
          fence: fc.constantFrom(null, null, null, 1, 2),
          result: fc.constantFrom(undefined, { ok: true }),
          leaseMs,
          assignee,
          limit: fc.integer({ min: 1, max: 3 }),
          from: fc.constantFrom('ready', 'ready', 'review'),
        }),
      )
      .map(([one, rest]) => asking.completeAndClaimNext(one, rest)),
  ),
  often(
    4,
    fc
      .tuple(id, presented, fc.constantFrom(undefined, null, 1), fc.constantFrom(undefined, 0, 150))
      .map(([one, who, attempts, delayMs]) =>
        asking.fail(one, { ...who, attempts, delayMs, error: 'it broke' }),
      ),
  ),
  often(
    5,
    fc.tuple(id, presented).map(([one, who]) => asking.requestReview(one, { ...who, result: 1 })),
  ),
  often(
    2,
    fc.tuple(id, presented).map(([one, who]) => asking.requestChanges(one, who)),
  ),
  often(
    3,
    fc.constantFrom(1, 2, 1_000).map((limit) => asking.sweep({ limit, detectedBy: 'opener' })),
  ),
];

const steering = [
  often(
    3,
    fc.tuple(id, runAt, presented).map(([one, at, who]) => asking.schedule(one, at, who)),
  ),
  often(
    3,
    fc.tuple(id, presented).map(([one, who]) => asking.block(one, 'needs_input', who)),
  ),
  often(4, id.map(asking.unblock)),
  often(2, id.map(asking.triage)),
  often(3, id.map(asking.specify)),
  often(
    3,
    fc
      .tuple(id, fc.constantFrom('keep', 'cancel', 'waive'))
      .map(([one, children]) => asking.cancel(one, children)),
  ),
  often(
    5,
    fc
      .tuple(id, fc.constantFrom('keep', 'revoke'), fc.boolean())
      .map(([one, running, cascade]) => asking.reopen(one, { running, cascade })),
  ),
];

const noting = [
  often(2, id.map(asking.archive)),
  often(3, id.map(asking.unarchive)),
  often(
    1,
    id.map((one) => asking.comment(one)),
  ),
  often(
    1,
    fc.tuple(id, assignee).map(([one, who]) => asking.assign(one, who)),
  ),
  often(
    1,
    fc.tuple(id, priority).map(([one, value]) => asking.prioritise(one, value)),
  ),
  often(
    1,
    fc
      .tuple(id, fc.constantFrom({ title: 'new' }, { data: 1 }, { title: 'both', data: null }))
      .map(([one, rest]) => asking.edit(one, rest)),
  ),
  often(
    1,
    fc
      .oneof(
        id.map((taskId) => ({ taskId })),
        fc.integer({ min: 1, max: 60 }).map((position) => ({ position })),
      )
      .map(asking.erase),
  ),
];

/** Every command of the ledger, and time that passes. */
const happening = fc.oneof(
  ...making,
  ...linking,
  ...attempting,
  ...steering,
  ...noting,
  often(7, span.map(later)),
);

/** What a holder does with an attempt. */
const doing = fc.constantFrom<(taskId: string, mine: { readonly claimant: string }) => Command>(
  asking.heartbeat,
  asking.heartbeat,
  asking.release,
  asking.fail,
  asking.complete,
  asking.requestReview,
  asking.requestReview,
  asking.requestChanges,
);

/** A task from whatever holds it to an attempt, and what its holder does: commands that are seldom accepted where chance alone strings them together. */
const stretch: fc.Arbitrary<ReadonlyArray<Command | Passing>> = fc
  .record({
    one: fc.constantFrom('a', 'a', 'a', ...ids),
    who: claimant,
    lease: leaseMs,
    ms: span,
    first: doing,
    last: doing,
  })
  .map(({ one, who, lease, ms, first, last }) => {
    const mine = { claimant: who };
    const claim = asking.claim(one, who, lease);
    return [asking.reopen(one), claim, later(ms), first(one, mine), claim, later(ms), last(one, mine)];
  });

/** A task that is held back, and set free again. */
const freeing = fc
  .tuple(id, fc.constantFrom<(taskId: string) => Command>(asking.archive, asking.triage, asking.block))
  .map(([one, hold]) => [hold(one), asking.unarchive(one), asking.specify(one), asking.unblock(one)]);

/** A parent that is done while its child is under way, and reopened. */
const reopening: fc.Arbitrary<ReadonlyArray<Command | Passing>> = fc
  .record({ both: pair, who: claimant, running: fc.constantFrom('keep', 'revoke'), cascade: fc.boolean() })
  .map(({ both: { parentId, childId }, who, running, cascade }) => [
    asking.complete(parentId),
    asking.claim(childId, who),
    asking.reopen(parentId, { running, cascade }),
  ]);

/** A review that has to wait for a parent, and somebody who looks for reviews. */
const reviewing: fc.Arbitrary<ReadonlyArray<Command | Passing>> = fc
  .record({ both: pair, who: claimant, limit: fc.integer({ min: 1, max: 2 }) })
  .map(({ both: { parentId, childId }, who, limit }) => [
    asking.claim(childId, who),
    asking.link(parentId, childId),
    asking.requestReview(childId, { claimant: who }),
    asking.claimNext({ from: 'review', limit }),
    asking.claimNext({ from: 'review', limit }),
  ]);

const three = fc.uniqueArray(id, { minLength: 3, maxLength: 3 });

/** Attempts whose leases have passed, and several who find out at once. */
const lapsing: fc.Arbitrary<ReadonlyArray<Command | Passing>> = three.map((some) => [
  ...some.flatMap((one, i) => [asking.complete(one), asking.reopen(one), asking.claim(one, 'ann', 30 + i)]),
  later(40),
  asking.claim(some[0]!, 'bob'),
  asking.sweep({ limit: 1, detectedBy: 'opener' }),
  asking.sweep({ limit: 1, detectedBy: 'opener' }),
]);

/** A done task that gets a done parent just before that is reopened with all below. */
const cascading: fc.Arbitrary<ReadonlyArray<Command | Passing>> = three.map((some) => [
  ...some.map((one) => asking.complete(one)),
  later(20),
  asking.link(some[0]!, some[1]!),
  asking.reopen(some[0]!, { cascade: true }),
]);

const erasing = id.map((one) => [
  asking.edit(one),
  asking.erase({ taskId: one }),
  asking.comment(one),
  asking.erase({ taskId: one }),
  asking.erase({ taskId: one }),
]);

const happenings = fc.oneof(
  { weight: 1, arbitrary: reviewing },
  { weight: 1, arbitrary: lapsing },
  { weight: 1, arbitrary: cascading },
  { weight: 1, arbitrary: erasing },
  { weight: 16, arbitrary: happening.map((one) => [one]) },
  { weight: 5, arbitrary: stretch },
  { weight: 2, arbitrary: freeing },
  { weight: 2, arbitrary: reopening },
);

/** Commands, with time passing between them, on a board that begins with six tasks, each under some of those before it. */
export const commands: fc.Arbitrary<ReadonlyArray<Command | Passing>> = fc
  .tuple(
    fc.tuple(
      ...ids.map((one, i) =>
        fc
          .tuple(fc.subarray(ids.slice(0, i), { maxLength: Math.min(i, 2) }), beginning)
          .map(([parents, rest]) => asking.create(one, { ...rest, parents })),
      ),
    ),
    fc.array(happenings, { maxLength: 40, size: 'max' }),
  )
  .map(([first, rest]) => [...first, ...rest.flat()]);
