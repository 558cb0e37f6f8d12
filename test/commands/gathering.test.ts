import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import { Gathering } from '../../src/commands/gathering';
import { request } from '../../src/commands/request';

/** What one batch takes at most, unless it is a single command. */
const most = { commands: 512, rows: 20_000, bytes: 16 * 1024 * 1024 };

/** A command that waits, with what it adds to a batch. */
interface Waiting {
  readonly request: ReturnType<typeof request>;
  readonly rows: number;
}

const caller = { actor: 'somebody', correlation: null, commandId: null };

const waiting = (command: Command, rows: number, bytes: number): Waiting => ({
  request: { ...request(command, null, caller), bytes },
  rows,
});

const sweep = (limit: number): Command => ({ _tag: 'Sweep', detectedBy: 'somebody', limit });

const comment: Command = { _tag: 'Comment', taskId: 't', text: 'words' };

const small = fc.integer({ min: 1, max: 2_000 });
const large = fc.integer({ min: 1, max: 20 * 1024 * 1024 });

const anyWaiting: fc.Arbitrary<Waiting> = fc.oneof(
  { weight: 6, arbitrary: small.map((bytes) => waiting(comment, 1, bytes)) },
  { weight: 2, arbitrary: large.map((bytes) => waiting(comment, 1, bytes)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 25_000 }).map((n) => waiting(sweep(n), n, 100)) },
);

/** Some that wait at first, and some that come later, a few at a time. */
const arrivals = fc.array(fc.array(anyWaiting, { maxLength: 40 }), { minLength: 1, maxLength: 6 });

const total = (all: ReadonlyArray<Waiting>, of: (one: Waiting) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

const fits = (all: ReadonlyArray<Waiting>): boolean =>
  all.length <= 1 ||
  (all.length <= most.commands &&
    total(all, ({ rows }) => rows) <= most.rows &&
    total(all, ({ request: { bytes } }) => bytes) <= most.bytes);

const many = (n: number): Waiting[] => Array.from({ length: n }, () => waiting(comment, 1, 10));

describe('the commands of one batch', () => {
  it('keep their order, are within the bounds or alone, and leave out only what does not fit', () => {
    let stopped = 0;
    fc.assert(
      fc.property(arrivals, (groups) => {
        const batch = new Gathering<Waiting>();
        const queue: Waiting[] = [];
        for (const group of groups) {
          queue.push(...group);
          batch.takeFrom(queue);
          const { gathered } = batch;
          expect(fits(gathered)).toBe(true);
          const [next] = queue;
          if (next === undefined) continue;
          stopped += 1;
          expect(gathered.length).toBeGreaterThan(0);
          expect(fits([...gathered, next])).toBe(false);
        }
        expect([...batch.gathered, ...queue]).toEqual(groups.flat());
      }),
      { numRuns: 300 },
    );
    expect(stopped).toBeGreaterThan(0);
  });

  it('are 512 at most, whenever they come', () => {
    const batch = new Gathering<Waiting>();
    batch.takeFrom(many(500));
    const late = many(20);
    batch.takeFrom(late);
    expect([batch.gathered.length, late.length]).toEqual([most.commands, 8]);
  });
});
