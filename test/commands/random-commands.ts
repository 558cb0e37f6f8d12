import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import { claim, claimNext, complete, create, link, release, unlink } from './asking';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const id = fc.constantFrom(...ids);
const claimant = fc.constantFrom('ann', 'bob');

/** A command of the pure core over six tasks. */
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(id, fc.uniqueArray(id, { maxLength: 3 }))
      .map(([one, parents]) => create(one, { parents })),
  },
  { weight: 5, arbitrary: fc.tuple(id, id).map(([parent, child]) => link(parent, child)) },
  { weight: 3, arbitrary: fc.tuple(id, id).map(([parent, child]) => unlink(parent, child)) },
  { weight: 4, arbitrary: fc.tuple(id, claimant).map(([one, who]) => claim(one, who)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((limit) => claimNext({ limit })) },
  { weight: 2, arbitrary: fc.tuple(id, claimant).map(([one, who]) => release(one, { claimant: who })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(id, fc.option(claimant))
      .map(([one, who]) => complete(one, { claimant: who, result: 1 })),
  },
);

/** Commands on a board that begins with the six tasks, each under some of those before it. */
export const commands: fc.Arbitrary<ReadonlyArray<Command>> = fc
  .tuple(
    fc.tuple(...ids.map((one, i) => fc.subarray(ids.slice(0, i)).map((parents) => create(one, { parents })))),
    fc.array(command, { maxLength: 50, size: 'max' }),
  )
  .map(([first, rest]) => [...first, ...rest]);
