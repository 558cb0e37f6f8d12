import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import * as asking from '../commands/asking';

/** Something that is asked of a ledger, some milliseconds after what was asked before. */
export interface Moment {
  readonly after: number;
  readonly command: Command;
}

/** When these lives begin, in milliseconds since 1970. */
export const START = 2_000;

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const id = fc.constantFrom(...ids);
const claimant = fc.constantFrom('ann', 'ann', 'ann', 'bob');
const fence = fc.constantFrom(null, null, null, null, null, null, 1, 2);
const presented = fc.record({ claimant: fc.option(claimant, { freq: 8 }), fence });
const moments = fc.nat(40).map((steps) => START + steps * 50);
const leaseMs = fc.constantFrom(null, null, 100, 100, 1_000);

/** Any two tasks, the one that was made first above, and now and then the other way round. */
const pair = fc.tuple(fc.nat(ids.length - 2), fc.nat(ids.length - 1), fc.nat(9)).map(([a, b, turn]) => {
  const upper = Math.min(a, b);
  const lower = upper === b ? a + 1 : b;
  return turn === 0 ? ([ids[lower]!, ids[upper]!] as const) : ([ids[upper]!, ids[lower]!] as const);
});

type Weighted = fc.WeightedArbitrary<Command>;

const of = (weight: number, arbitrary: fc.Arbitrary<Command>): Weighted => ({ weight, arbitrary });

const making: ReadonlyArray<Weighted> = [
  of(
    1,
    fc
      .tuple(fc.uniqueArray(fc.constantFrom('g', 'h', 'i'), { minLength: 1 }), pair, fc.boolean())
      .map(([made, [parent], triage]) =>
        asking.createGraph(
          made.map((one) => asking.task(one, { parents: [parent], triage })),
          made.length < 2 ? [] : [{ parentId: made[0]!, childId: made[1]! }],
        ),
      ),
  ),
  of(
    6,
    pair.map(([parent, child]) => asking.link(parent, child)),
  ),
  of(
    3,
    pair.map(([parent, child]) => asking.unlink(parent, child)),
  ),
  of(
    3,
    pair.map(([parent, child]) => asking.waive(parent, child)),
  ),
];

const attempting: ReadonlyArray<Weighted> = [
  of(
    16,
    fc.tuple(id, claimant, leaseMs).map(([one, who, lease]) => asking.claim(one, who, lease)),
  ),
  of(
    6,
    fc
      .record({
        claimant,
        limit: fc.integer({ min: 1, max: 3 }),
        from: fc.constantFrom('ready', 'ready', 'review'),
        leaseMs,
      })
      .map(asking.claimNext),
  ),
  of(
    6,
    fc
      .tuple(id, presented, leaseMs)
      .map(([one, by, lease]) => asking.heartbeat(one, { ...by, leaseMs: lease })),
  ),
  of(
    3,
    fc.tuple(id, presented).map(([one, by]) => asking.release(one, by)),
  ),
  of(
    10,
    fc.tuple(id, presented).map(([one, by]) => asking.complete(one, { ...by, result: { ok: true } })),
  ),
  of(
    4,
    id.map((one) => asking.complete(one)),
  ),
  of(
    6,
    fc
      .tuple(id, presented, fc.constantFrom(undefined, 0, 40))
      .map(([one, by, delayMs]) => asking.fail(one, { ...by, delayMs, error: 'it broke' })),
  ),
  of(
    9,
    fc.tuple(id, presented).map(([one, by]) => asking.requestReview(one, { ...by, result: 'a draft' })),
  ),
  of(
    4,
    fc.tuple(id, presented).map(([one, by]) => asking.requestChanges(one, by)),
  ),
  of(
    6,
    id.map((one) => asking.requestChanges(one)),
  ),
  of(3, fc.constant(asking.sweep())),
];

const steering: ReadonlyArray<Weighted> = [
  of(
    3,
    fc.tuple(id, moments, presented).map(([one, runAt, by]) => asking.schedule(one, runAt, by)),
  ),
  of(
    1,
    fc.tuple(fc.constantFrom('j', 'k'), moments).map(([one, runAt]) => asking.create(one, { runAt })),
  ),
  of(
    3,
    fc.tuple(id, presented).map(([one, by]) => asking.block(one, 'needs_input', by)),
  ),
  of(9, id.map(asking.unblock)),
  of(1, id.map(asking.triage)),
  of(6, id.map(asking.specify)),
  of(
    2,
    fc
      .tuple(id, fc.constantFrom('keep', 'cancel', 'waive'))
      .map(([one, children]) => asking.cancel(one, children)),
  ),
  of(
    6,
    fc
      .record({ one: id, running: fc.constantFrom('keep', 'revoke'), cascade: fc.boolean() })
      .map(({ one, running, cascade }) => asking.reopen(one, { running, cascade })),
  ),
];

const writing: ReadonlyArray<Weighted> = [
  of(1, id.map(asking.archive)),
  of(7, id.map(asking.unarchive)),
  of(
    1,
    id.map((one) => asking.comment(one)),
  ),
  of(
    1,
    fc.tuple(id, fc.option(claimant)).map(([one, who]) => asking.assign(one, who)),
  ),
  of(
    1,
    fc.tuple(id, fc.nat(3)).map(([one, priority]) => asking.prioritise(one, priority)),
  ),
  of(
    1,
    fc
      .tuple(id, fc.constantFrom({ title: 'other' }, { data: 1 }, { title: 'other', data: null }))
      .map(([one, fields]) => asking.edit(one, fields)),
  ),
  of(
    1,
    id.map((taskId) => asking.erase({ taskId })),
  ),
  of(
    1,
    fc.integer({ min: 3, max: 60 }).map((position) => asking.erase({ position })),
  ),
];

const moment: fc.Arbitrary<Moment> = fc.record({
  after: fc.constantFrom(0, 0, 0, 1, 15, 40, 200),
  command: fc.oneof(...making, ...attempting, ...steering, ...writing),
});

/** Six tasks, each with some of those before it for parents. */
const beginning: fc.Arbitrary<ReadonlyArray<Moment>> = fc
  .tuple(
    ...ids.map((one, i) =>
      fc
        .subarray(ids.slice(0, i), { maxLength: Math.min(i, 2) })
        .map((parents) => asking.create(one, { parents })),
    ),
  )
  .map((commands) => commands.map((command) => ({ after: 0, command })));

/** All that can be asked of a ledger, over six tasks and more, while time passes. */
export const wholeLives: fc.Arbitrary<ReadonlyArray<Moment>> = fc
  .tuple(beginning, fc.array(moment, { minLength: 20, maxLength: 120, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest]);
