import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import type { BoardPlace } from '../../src/ledger/board-place';
import { atNewPlace, placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';
import { startCrew, total } from './crew/crew';
import type { Hired } from './crew/crew';
import { decisions } from './decisions';
import type { Rules } from './decisions';
import { countOf, judge } from './judge';
import { makeTasks } from './make-tasks';
import { numbered } from './numbered';
import type { AttemptsReport, Verdict } from './report';
import { tireless } from './tireless';
import { untilSettled } from './until-settled';
import { verdict } from './verdict';

/** How a crowd is let loose. */
export interface CrowdOptions extends AskedPlace {
  /** 500 tasks under leases of 5 s, instead of 60 under leases of 300 ms. */
  readonly long?: boolean;
  /**
   * `fenceless`: what is presented is believed. `hasty`: the clock of the sweeper is an hour ahead. `unswept`: nobody
   * ever finds a lease that has passed. Each must be found out.
   */
  readonly broken?: 'fenceless' | 'hasty' | 'unswept';
  /** 10 where it is not given: half of them threads, half processes. */
  readonly workers?: number;
  readonly tasks?: number;
  readonly leaseMs?: number;
  /** How long nothing may happen before the run is given up, in milliseconds; 20,000 where it is not given. */
  readonly stallMs?: number;
}

const settings = settingsOf(
  shape({
    long: optional(flag, false),
    broken: optional(oneOf('fenceless', 'hasty', 'unswept'), null),
    workers: optional(whole(4, 64), 10),
    tasks: optional(whole(10, 20_000), null),
    leaseMs: optional(whole(50, 60_000), null),
    stallMs: optional(whole(100, 600_000), 20_000),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

const SWEEP_MS = { long: 200, short: 50 };
const TAKES_MS = { long: [0, 1_000], short: [0, 20] } as const;
const HOUR_MS = 3_600_000;

/** Half of each kind, in threads and in processes alike. */
const crowd = (count: number, part: Omit<Hired, 'kind' | 'name' | 'manner'>, takes: Takes): Hired[] =>
  numbered('worker', count).map((name, i) => ({
    ...part,
    name,
    kind: i % 2 === 0 ? 'thread' : 'process',
    manner:
      i % 4 < 2
        ? { _tag: 'AtWork', ...takes, concurrency: 1, fails: 0.15, releases: 0.1 }
        : {
            _tag: 'ByHand',
            ...takes,
            first: i % 4 === 2 ? ['oversleeps', 'vanishes'] : ['vanishes', 'oversleeps'],
            fails: 0.1,
            releases: 0.1,
            oversleeps: 0.15,
            vanishes: 0.05,
            attempts: null,
            patienceMs: 3 * takes.leaseMs,
          },
  }));

interface Takes {
  readonly leaseMs: number;
  readonly takesMs: readonly [number, number];
}

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<Verdict> => {
  const { long, broken, workers, stallMs } = asked;
  const tasks = asked.tasks ?? (long ? 500 : 60);
  const leaseMs = asked.leaseMs ?? (long ? 5_000 : 300);
  const form = long ? 'long' : 'short';
  const rules: Rules = broken === null || broken === 'hasty' ? 'sound' : broken;
  const now = broken === 'hasty' ? () => Date.now() + HOUR_MS : Date.now;
  const maker = await openLedgerWith(place, {});
  await makeTasks(
    maker,
    numbered('task', tasks).map((id) => ({ id })),
  );
  await maker.close();
  const ledger = await openLedgerWith({ ...place, retry: tireless }, { rules: decisions[rules], now });
  const crew = startCrew(crowd(workers, { place, rules }, { leaseMs, takesMs: TAKES_MS[form] }));
  try {
    await crew.go();
    const sweeper = ledger.startSweeper({ everyMs: SWEEP_MS[form] });
    const settled = await untilSettled(ledger, stallMs);
    crew.stop();
    const heard = await crew.worked();
    await sweeper.stop();
    const judged = await judge(place);
    const { log, attempts, stale } = judged;
    const accepted = total(heard, 'acceptedTooLate');
    return verdict(judged, {
      run: 'crowd',
      counts: {
        tasks,
        attempts: attempts.length,
        completed: countOf(log, 'completed'),
        failed: countOf(log, 'attempt_failed'),
        released: countOf(log, 'released'),
        reclaimed: countOf(log, 'reclaimed'),
        vanished: total(heard, 'vanished'),
        extensions: countOf(log, 'lease_extended'),
        staleCompletionsRefused: stale.all,
        staleWhileHeldByAnother: stale.whileHeld,
      },
      wrong: [
        ...(settled ? [] : [`nothing happened for ${stallMs} ms, and not every task had ended`]),
        ...(accepted === 0 ? [] : [`${accepted} completions were accepted after a reclaim`]),
      ],
      happened: [
        [countOf(log, 'reclaimed') > 0, 'nothing was reclaimed'],
        [stale.all > 0, 'no stale completion was refused'],
      ],
    });
  } finally {
    await crew.dismiss();
    await ledger.close();
  }
};

/**
 * Lets a crowd of workers do tasks that fail, are given back, are slept over and are left for ever, with a sweeper
 * beside them, until all are done; then the log is judged.
 */
export const runCrowd = async (given: CrowdOptions = {}): Promise<AttemptsReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
