import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { asAsked } from './as-asked';
import { openCounted } from './counted-ledger';
import { answerTo, logOf } from './histories';
import { PureLedger } from './pure-ledger';
import type { Passing } from './pure-ledger';
import { commands, retry, START } from './random-commands';

const facts = ({ stored, content }: Recorded) => {
  const { position, taskId, version, kind, status, data, causation, createdAt } = stored;
  const written = content?.content ?? null;
  return { position, taskId, version, kind, status, data, causation, createdAt, written };
};

/** The log of the pure core, without what its erasures took away. */
const erased = (log: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> => {
  const gone = new Set(
    log.flatMap(({ event }) => (event.kind === 'content_erased' ? event.data.positions : [])),
  );
  return log.map((one) => (gone.has(one.stored.position) ? { ...one, content: null } : one));
};

/** What is asked while no time passes, and how much passes before it. */
interface Moment {
  readonly ms: number;
  readonly all: ReadonlyArray<Command>;
}

const moments = (all: ReadonlyArray<Command | Passing>): ReadonlyArray<Moment> => {
  const found: Array<{ ms: number; all: Command[] }> = [{ ms: 0, all: [] }];
  for (const one of all) {
    if ('ms' in one) found.push({ ms: one.ms, all: [] });
    else found.at(-1)!.all.push(one);
  }
  return found;
};

describe('a random history', () => {
  it('is on a store what it is in the pure core, and its views are what a rebuild makes', async () => {
    const policies = fc.constantFrom<SatisfiedBy>(['done'], ['done', 'cancelled']);
    await fc.assert(
      fc.asyncProperty(commands, policies, async (all, satisfiedBy) => {
        const core = new PureLedger(satisfiedBy, retry);
        let now = START;
        const clock = { now: () => now, retry };
        const { ledger } = await openCounted(':memory:', undefined, satisfiedBy, clock);
        for (const { ms, all: asked } of moments(all)) {
          now += ms;
          core.now = now;
          for (const command of asked) core.ask(command);
          await Promise.all(asked.map((command) => answerTo(ledger, asAsked(command))));
        }
        expect((await logOf(ledger)).map(facts)).toEqual(erased(core.log).map(facts));
        expect(await ledger.verify()).toMatchObject({ valid: true, drift: [], mismatches: [] });
        expect(await ledger.rebuild()).toMatchObject({ mended: [] });
        await ledger.close();
      }),
      { numRuns: 100, interruptAfterTimeLimit: 40_000 },
    );
  });
});
