import * as fc from 'fast-check';
import { InvalidInput } from '../../../src/index';
import type { Ledger, LogPoint } from '../../../src/index';
import { allReadings } from '../all-readings';
import { Clock } from '../clock';
import { freshLedger, timedLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';
import { live, lives } from '../random-life';
import type { LifeStep } from '../random-life';

/** How a board answered when its log ended at a position. */
interface Remembered {
  readonly position: number;
  readonly answers: Readonly<Record<string, unknown>>;
}

const erases = (step: LifeStep): boolean => 'ask' in step && step.ask === 'erase';

const isFaulty = (thrown: unknown): thrown is InvalidInput => thrown instanceof InvalidInput;

const refusalOf = async (ledger: Ledger, point: unknown): Promise<object> => {
  const thrown: unknown = await ledger.asOf(point as LogPoint).catch((error: unknown) => error);
  if (!isFaulty(thrown)) throw new Error('it was not refused');
  return { field: thrown.field, expected: thrown.expected, value: thrown.value };
};

export const past = (newPlace: NewPlace): void => {
  describe('a board of the past', () => {
    const fresh = freshLedger(newPlace);
    const timed = timedLedger(newPlace);

    it('answers as the live board did when its log ended there, whatever happened', () =>
      fc.assert(
        fc.asyncProperty(lives, fc.nat(), async (steps, salt) => {
          const place = newPlace();
          const clock = new Clock();
          const ledger = await place.open(
            { actor: 'opener', durability: 'normal' },
            { now: clock.read, snapshotEvery: 16 },
          );
          const remembered: Remembered[] = [];
          try {
            let head = 0;
            for (const [i, step] of steps.filter((one) => !erases(one)).entries()) {
              await live({ ledger, clock }, [step]);
              const moved = head < (head = await ledger.head());
              if (moved && (i + salt) % 8 === 0) {
                remembered.push({ position: head, answers: await allReadings(ledger) });
              }
            }
            for (const { position, answers } of remembered) {
              expect(await allReadings(await ledger.asOf({ position }))).toEqual(answers);
            }
          } finally {
            await ledger.close();
            await place.remove();
          }
        }),
        { numRuns: 8 },
      ));

    it('at the head answers as the live board does, whatever was erased', () =>
      fc.assert(
        fc.asyncProperty(lives, async (steps) => {
          const place = newPlace();
          const clock = new Clock();
          const ledger = await place.open(
            { actor: 'opener', durability: 'normal' },
            { now: clock.read, snapshotEvery: 16 },
          );
          try {
            await live({ ledger, clock }, [...steps, { ask: 'create', input: { id: 'z', title: 'z' } }]);
            const position = await ledger.head();
            expect(await allReadings(await ledger.asOf({ position }))).toEqual(await allReadings(ledger));
          } finally {
            await ledger.close();
            await place.remove();
          }
        }),
        { numRuns: 12 },
      ));

    it('tells of one task from its own events as it does from those of all', () =>
      fc.assert(
        fc.asyncProperty(lives, async (steps) => {
          const place = newPlace();
          const clock = new Clock();
          const ledger = await place.open(
            { actor: 'opener', durability: 'normal' },
            { now: clock.read, snapshotEvery: 16 },
          );
          try {
            await live({ ledger, clock }, steps);
            const head = await ledger.head();
            for (let position = 1; position <= head; position += 3) {
              const board = await ledger.asOf({ position });
              const { tasks } = await ledger.asOf({ position }).then((whole) => whole.list());
              for (const { id, ...task } of tasks) {
                expect(await board.get(id)).toMatchObject({ id, ...task });
              }
            }
          } finally {
            await ledger.close();
            await place.remove();
          }
        }),
        { numRuns: 5 },
      ));

    it('does not move on while the live board does', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'first', priority: 2 });
      const before = await ledger.asOf({ position: await ledger.head() });
      const one = await before.get('a');
      await ledger.edit({ taskId: 'a', title: 'second' });
      await ledger.complete({ taskId: 'a' });
      expect(await before.get('a')).toEqual(one);
      expect(await before.list()).toMatchObject({ tasks: [{ title: 'first', status: 'ready' }] });
      expect(await before.get('b')).toBeNull();
    });

    it('does not tell what was erased since, and says nothing of the erasure', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'secret', data: { also: 'secret' } });
      const position = await ledger.head();
      await ledger.erase({ taskId: 'a', reason: 'asked to' });
      const board = await ledger.asOf({ position });
      expect(await board.get('a')).toMatchObject({ title: null, data: null, erased: null });
      expect(await board.list({ title: 'secret' })).toEqual({ tasks: [], next: null });
      expect((await board.graph('a'))?.tasks).toMatchObject([{ title: null }]);
    });

    it('judges leases by the time of the event at its position', async () => {
      const { ledger, clock } = timed();
      await ledger.create({ id: 'a', title: 'a' });
      await ledger.create({ id: 'b', title: 'b' });
      await ledger.claim({ taskId: 'a', claimant: 'ann', leaseMs: 50 });
      const claimed = await ledger.head();
      clock.pass(60);
      await ledger.comment({ taskId: 'b', text: 'time has passed' });
      const ready = async (position: number) => (await ledger.asOf({ position })).explainReady('a');
      expect(await ready(claimed)).toMatchObject({ ready: false, reason: { _tag: 'already_claimed' } });
      expect(await ready(claimed + 1)).toMatchObject({ ready: true, wakes: 'reclaimed' });
    });

    it('is found by a time: after the last position recorded at or before it', async () => {
      const { ledger, clock } = timed();
      const begun = clock.now;
      const head = await ledger.head();
      clock.pass(10);
      await ledger.create({ id: 'a', title: 'a' });
      const made = await ledger.head();
      const at = async (time: number | Date | string) => {
        const { position, recordedAt } = await ledger.asOf({ time });
        return { position, recordedAt };
      };
      expect(await at(begun)).toEqual({ position: head, recordedAt: begun });
      expect(await at(begun + 9)).toEqual({ position: head, recordedAt: begun });
      expect(await at(begun + 10)).toEqual({ position: made, recordedAt: begun + 10 });
      expect(await at(new Date(begun + 10))).toEqual({ position: made, recordedAt: begun + 10 });
      expect(await at('2027-01-31T09:30+01:00')).toEqual({ position: made, recordedAt: begun + 10 });
    });

    it('is found by the last of all positions where a clock went back', async () => {
      const { ledger, clock } = timed();
      clock.pass(100);
      await ledger.create({ id: 'a', title: 'a' });
      const ahead = clock.now;
      clock.pass(-50);
      await ledger.create({ id: 'b', title: 'b' });
      const head = await ledger.head();
      expect(await ledger.asOf({ time: ahead - 1 })).toMatchObject({
        position: head,
        recordedAt: ahead - 50,
      });
      expect(await (await ledger.asOf({ time: ahead - 1 })).get('a')).not.toBeNull();
      expect(await ledger.asOf({ time: ahead - 51 })).toMatchObject({ position: 2 });
    });

    it('is refused where the log has no such point', async () => {
      const { ledger, clock } = timed();
      const head = await ledger.head();
      const from1 = `a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`;
      const ends = `a position of the log, which ends at ${head}`;
      const field = 'asOf.position';
      expect(await refusalOf(ledger, { position: 0 })).toEqual({ field, expected: from1, value: 0 });
      expect(await refusalOf(ledger, { position: 1.5 })).toEqual({ field, expected: from1, value: 1.5 });
      expect(await refusalOf(ledger, { position: head + 1 })).toEqual({
        field,
        expected: ends,
        value: head + 1,
      });
      const begun = new Date(clock.now).toISOString();
      const expected = `a time at which the log had begun: its first event is of ${begun}`;
      const early = { field: 'asOf.time', expected };
      expect(await refusalOf(ledger, { time: 999_999 })).toEqual({ ...early, value: 999_999 });
      const text = '1970-01-01T00:00:01Z';
      expect(await refusalOf(ledger, { time: text })).toEqual({ ...early, value: text });
    });

    it('is refused where a point is none, or both a position and a time', async () => {
      const { ledger } = fresh();
      const expected = 'a position or a time, one of the two';
      expect(await refusalOf(ledger, {})).toMatchObject({ field: 'asOf.position', expected });
      expect(await refusalOf(ledger, { position: 1, time: 1 })).toMatchObject({ expected });
      expect(await refusalOf(ledger, { time: 'yesterday' })).toMatchObject({
        field: 'asOf.time',
        expected:
          'a Date, milliseconds since 1970, or an ISO 8601 time with its zone, like 2027-01-31T09:30Z',
        value: 'yesterday',
      });
      expect(await refusalOf(ledger, 7)).toMatchObject({ field: 'asOf', expected: 'an object' });
    });

    it('cannot be written through: it has no such method', async () => {
      const { ledger } = fresh();
      const board = await ledger.asOf({ position: 1 });
      // @ts-expect-error: a board of the past has no commands.
      expect(board.create).toBeUndefined();
      // @ts-expect-error: what is read there is read-only.
      expect(() => (board.position = 2)).not.toThrow();
      const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(board));
      expect(methods).toEqual(expect.arrayContaining(['get', 'list', 'counts', 'graph', 'explainReady']));
      for (const command of ['claim', 'complete', 'link', 'erase', 'sweep', 'rebuild', 'work']) {
        expect(methods).not.toContain(command);
      }
    });

    it('says where a family is too large to be named whole as the live board does', async () => {
      const { ledger } = fresh();
      const parents = Array.from({ length: 70 }, (_, i) => `p${i}`);
      await ledger.createGraph({
        tasks: [...parents.map((id) => ({ id, title: id })), { id: 'child', title: 'child', parents }],
      });
      await ledger.complete({ taskId: 'p0' });
      await ledger.complete({ taskId: 'p69' });
      const board = await ledger.asOf({ position: await ledger.head() });
      const whole = await ledger.get('child');
      expect(whole).toMatchObject({ parents: 70, openParents: 68 });
      expect(await board.get('child')).toEqual(whole);
      const explained = await ledger.explainReady('child');
      expect(await board.explainReady('child')).toEqual(explained);
    });
  });
};
