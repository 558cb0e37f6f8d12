import { limits } from '../../../src/index';
import type { OpenOptions } from '../../../src/index';
import { timedLedger } from '../fresh-ledger';
import type { Timed } from '../fresh-ledger';
import type { NewPlace } from '../place';

type Retry = NonNullable<OpenOptions['retry']>;

/** Claims and fails a task once more; how long it waits then, or null where it does not. */
const failOnce = async ({ ledger, clock }: Timed): Promise<object & { readonly waits: number | null }> => {
  await ledger.claim({ taskId: 't', claimant: 'ada' });
  const failed = await ledger.fail({ taskId: 't', claimant: 'ada' });
  const runAt = 'runAt' in failed ? failed.runAt : null;
  const waits = runAt === null ? null : runAt - clock.now;
  if (waits !== null) clock.pass(waits);
  return { ...failed, waits };
};

const waitsOf = async (timed: Timed, times: number): Promise<ReadonlyArray<number | null>> => {
  await timed.ledger.create({ id: 't', title: 't' });
  const waits: Array<number | null> = [];
  for (let i = 0; i < times; i += 1) waits.push((await failOnce(timed)).waits);
  return waits;
};

export const retryOptions = (newPlace: NewPlace): void => {
  const under = (name: string, retry: Retry, check: (timed: Timed) => Promise<void>): void => {
    describe('a ledger opened with its own way of trying again', () => {
      const fresh = timedLedger(newPlace, { retry });
      it(name, () => check(fresh()));
    });
  };

  under(
    'waits the same time after each failure',
    { attempts: null, backoff: { kind: 'fixed', delayMs: 500 } },
    async (timed) => {
      expect(await waitsOf(timed, 4)).toEqual([500, 500, 500, 500]);
    },
  );

  under(
    'waits twice as long after each failure, up to a limit',
    { attempts: null, backoff: { kind: 'exponential', baseMs: 100, maxMs: 500, jitter: 0 } },
    async (timed) => {
      expect(await waitsOf(timed, 5)).toEqual([100, 200, 400, 500, 500]);
    },
  );

  under(
    'leaves as much of the wait to chance as it is told, and an hour is the longest',
    { attempts: null, backoff: { kind: 'exponential', baseMs: 1_000_000 } },
    async (timed) => {
      const waits = await waitsOf(timed, 12);
      waits.forEach((wait, i) => {
        const longest = Math.min(3_600_000, 1_000_000 * 2 ** i);
        expect(wait).toBeGreaterThanOrEqual(longest / 2);
        expect(wait).toBeLessThanOrEqual(longest);
      });
      expect(new Set(waits).size).toBeGreaterThan(1);
    },
  );

  under(
    'waits as long as its own function says, which hears of the failures so far',
    { attempts: null, backoff: (failures) => failures * 11 },
    async (timed) => {
      expect(await waitsOf(timed, 3)).toEqual([11, 22, 33]);
    },
  );

  under(
    'waits whole milliseconds, no less than none, whatever its own function says',
    { attempts: null, backoff: (failures) => [0.4, 10.5, -3, Infinity][failures - 1] ?? 0 },
    async (timed) => {
      expect(await waitsOf(timed, 4)).toEqual([null, 11, null, limits.spanMs]);
    },
  );

  under(
    'tells whoever fails where its own function says no number, and nothing is written',
    { backoff: () => NaN },
    async ({ ledger }) => {
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await expect(ledger.fail({ taskId: 't', fence: 1 })).rejects.toMatchObject({
        _tag: 'InvalidInput',
        field: 'openLedger.retry.backoff(1)',
      });
      expect(await ledger.fail({ taskId: 't', fence: 1, delayMs: 5 })).toMatchObject({ _tag: 'Failed' });
    },
  );

  under('never gives a task up', { attempts: null, reclaims: null }, async (timed) => {
    const { ledger, clock } = timed;
    expect(await waitsOf(timed, 20)).toEqual(Array.from({ length: 20 }, () => null));
    for (let i = 0; i < 10; i += 1) {
      expect(await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 1 })).toMatchObject({
        _tag: 'Claimed',
      });
      clock.pass(1);
    }
    expect(await ledger.sweep()).toMatchObject({ reclaimed: [{ gaveUp: false }] });
  });

  under(
    'gives a task up at its own limit, unless the caller says otherwise',
    { attempts: 2 },
    async (timed) => {
      const { ledger } = timed;
      await ledger.create({ id: 't', title: 't' });
      expect(await failOnce(timed)).toMatchObject({ gaveUp: false });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      expect(await ledger.fail({ taskId: 't', fence: 2, attempts: 3 })).toMatchObject({ gaveUp: false });
      expect(await failOnce(timed)).toMatchObject({ gaveUp: true, status: 'blocked', runAt: null });
    },
  );

  under(
    'gives a task up after its own number of silent workers',
    { reclaims: 1 },
    async ({ ledger, clock }) => {
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 1 });
      clock.pass(1);
      expect(await ledger.sweep()).toMatchObject({ reclaimed: [{ gaveUp: true }] });
    },
  );

  under(
    'lets the caller say how long to wait',
    { backoff: { kind: 'fixed', delayMs: 500 } },
    async ({ ledger, clock }) => {
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      expect(await ledger.fail({ taskId: 't', fence: 1, delayMs: 0 })).toMatchObject({
        status: 'ready',
        runAt: null,
      });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      expect(await ledger.fail({ taskId: 't', fence: 2, delayMs: 7 })).toMatchObject({
        runAt: clock.now + 7,
      });
    },
  );

  describe('a way of trying again', () => {
    const wrong: ReadonlyArray<readonly [string, unknown, string, unknown]> = [
      [
        'of an unknown kind',
        { backoff: { kind: 'linear', delayMs: 1 } },
        'retry.backoff',
        { kind: 'linear', delayMs: 1 },
      ],
      ['that is no backoff', { backoff: 500 }, 'retry.backoff', 500],
      [
        'with a fixed delay that is missing',
        { backoff: { kind: 'fixed' } },
        'retry.backoff.delayMs',
        undefined,
      ],
      ['with a negative delay', { backoff: { kind: 'fixed', delayMs: -1 } }, 'retry.backoff.delayMs', -1],
      ['with a fraction', { backoff: { kind: 'fixed', delayMs: 0.5 } }, 'retry.backoff.delayMs', 0.5],
      [
        'with jitter 2',
        { backoff: { kind: 'exponential', baseMs: 1, jitter: 2 } },
        'retry.backoff.jitter',
        2,
      ],
      [
        'with jitter NaN',
        { backoff: { kind: 'exponential', baseMs: 1, jitter: NaN } },
        'retry.backoff.jitter',
        NaN,
      ],
      [
        'with negative jitter',
        { backoff: { kind: 'exponential', baseMs: 1, jitter: -0.1 } },
        'retry.backoff.jitter',
        -0.1,
      ],
      [
        'with a stray field',
        { backoff: { kind: 'fixed', delayMs: 1, baseMs: 1 } },
        'retry.backoff.baseMs',
        1,
      ],
      ['with no attempts', { attempts: 0 }, 'retry.attempts', 0],
      ['with half an attempt', { attempts: 1.5 }, 'retry.attempts', 1.5],
      ['with no reclaims', { reclaims: 0 }, 'retry.reclaims', 0],
      ['with a word for attempts', { attempts: 'many' }, 'retry.attempts', 'many'],
      ['that is null', null, 'retry', null],
    ];

    it.each(wrong)('%s is refused, and named', async (_name, retry, field, value) => {
      const place = newPlace();
      await expect(place.open({ retry: retry as Retry })).rejects.toMatchObject({
        _tag: 'InvalidInput',
        field: `openLedger.${field}`,
        expected: expect.any(String) as string,
        value,
      });
      await place.remove();
    });
  });
};
