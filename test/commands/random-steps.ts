import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import type { Ledger } from '../../src/ledger/ledger';
import { asAsked } from './as-asked';
import type { Passing } from './pure-ledger';
import { commands } from './random-commands';

/** A call of a ledger: the method, and what it is given; perhaps after some time, in milliseconds. */
export type Step = {
  readonly [M in Asked]: {
    readonly method: M;
    readonly input: Parameters<Ledger[M]>[0];
    readonly after?: number;
  };
}[Asked];

/** `Seal` is no method: it belongs to a copy. */
type Asked = Uncapitalize<Exclude<Command['_tag'], 'Seal'>>;

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const id = fc.constantFrom(...ids);
const claimant = fc.constantFrom('ann', 'bob');
const assignee = fc.constantFrom('ann', 'bob', 'cy');
const fence = fc.integer({ min: 1, max: 3 });
const step = <M extends Asked>(
  method: M,
  input: fc.Arbitrary<Parameters<Ledger[M]>[0]>,
): fc.Arbitrary<Step> => input.map((given) => ({ method, input: given }) as Step);

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

/** The same without its undefined fields. */
type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const without = <T extends object>(input: T): Given<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Given<T>;

const newTask = (taskId: fc.Arbitrary<string>, parents = fc.uniqueArray(id, { maxLength: 3 })) =>
  fc
    .record({
      id: taskId,
      title: fc.constant('some task'),
      parents,
      priority: fc.integer({ min: -1, max: 1 }),
      assignee: maybe(assignee),
    })
    .map(without);

/** Any two tasks, or often some few, so that what is linked is unlinked too. */
const pair = fc.oneof(
  fc.record({ parentId: id, childId: id }),
  fc.constantFrom(
    { parentId: 'a', childId: 'b' },
    { parentId: 'b', childId: 'c' },
    { parentId: 'c', childId: 'a' },
  ),
);

/** Each kind of call with how often it comes. */
const calls: ReadonlyArray<fc.WeightedArbitrary<Step>> = [
  { weight: 3, arbitrary: step('create', newTask(id)) },
  {
    weight: 1,
    arbitrary: step(
      'createGraph',
      fc.record({
        tasks: fc.uniqueArray(newTask(id), { minLength: 1, maxLength: 3, selector: (one) => one.id }),
        links: fc.array(pair, { maxLength: 2 }),
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: step(
      'link',
      fc
        .tuple(pair, maybe(fc.constant('refuse' as const)))
        .map(([both, ifStarted]) => without({ ...both, ifStarted })),
    ),
  },
  { weight: 4, arbitrary: step('unlink', pair) },
  { weight: 5, arbitrary: step('claim', fc.record({ taskId: id, claimant })) },
  {
    weight: 5,
    arbitrary: step(
      'claimNext',
      fc.record({ claimant, limit: fc.integer({ min: 1, max: 3 }), assignee: maybe(assignee) }).map(without),
    ),
  },
  {
    weight: 3,
    arbitrary: step(
      'release',
      fc.record({ taskId: id, claimant, fence, reason: fc.constant('tired') }, { requiredKeys: ['taskId'] }),
    ),
  },
  {
    weight: 7,
    arbitrary: step(
      'complete',
      fc.record(
        { taskId: id, claimant, fence, result: fc.constant({ ok: true }) },
        { requiredKeys: ['taskId'] },
      ),
    ),
  },
];

/** Six tasks, each with some of those before it for parents. */
const beginning: fc.Arbitrary<ReadonlyArray<Step>> = fc
  .tuple(
    ...ids
      .slice(0, 6)
      .map((one, i) =>
        newTask(fc.constant(one), fc.subarray(ids.slice(0, i), { maxLength: Math.min(i, 3) })),
      ),
  )
  .map((tasks) => tasks.map((input) => ({ method: 'create', input })));

/** How a board begins, and what is asked of it then. */
export interface History {
  readonly first: ReadonlyArray<Step>;
  readonly rest: ReadonlyArray<Step>;
}

/** Calls over seven ids: what makes, links and does tasks. No time passes. */
export const histories: fc.Arbitrary<History> = fc.record({
  first: beginning,
  rest: fc.array(fc.oneof(...calls), { minLength: 1, maxLength: 40, size: 'max' }),
});

const timed = (all: ReadonlyArray<Command | Passing>): ReadonlyArray<Step> => {
  const steps: Step[] = [];
  let after = 0;
  for (const one of all) {
    if ('ms' in one) after += one.ms;
    else {
      steps.push(after === 0 ? asAsked(one) : { ...asAsked(one), after });
      after = 0;
    }
  }
  return steps;
};

/** Calls of every method of a ledger that appends, with time passing between them. */
export const wholeLives: fc.Arbitrary<History> = commands
  .map(timed)
  .map((steps) => ({ first: steps.slice(0, 6), rest: steps.slice(6) }));

/** The same histories, some of the calls under one of three command ids. */
export const withCommandIds = (some: fc.Arbitrary<History>): fc.Arbitrary<History> =>
  fc
    .tuple(
      some,
      fc.array(fc.option(fc.constantFrom('k1', 'k2', 'k3'), { freq: 3 }), { minLength: 40, maxLength: 40 }),
    )
    .map(([{ first, rest }, commandIds]) => ({
      first,
      rest: rest.map((one, i) => {
        const commandId = commandIds[i] ?? null;
        return commandId === null ? one : ({ ...one, input: { ...one.input, commandId } } as Step);
      }),
    }));
