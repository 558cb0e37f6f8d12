import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import type { Ledger } from '../../src/ledger/ledger';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import type { BoardPlace } from '../../src/ledger/board-place';
import { atNewPlace, placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';
import { startCrew, total } from './crew/crew';
import type { Manner } from './crew/manner';
import type { WorkerCounts } from './crew/script';
import { decisions } from './decisions';
import type { Rules } from './decisions';
import { judge } from './judge';
import { makeTasks } from './make-tasks';
import { numbered } from './numbered';
import type { AttemptsReport, Verdict } from './report';
import { slowReasons } from './slow/slow-reasons';
import { tireless } from './tireless';
import { untilSettled } from './until-settled';
import { verdict } from './verdict';

/** How slow workers are tried. */
export interface SlowOptions extends AskedPlace {
  /** Eight rounds with heartbeats and without, instead of one and two. */
  readonly long?: boolean;
  /** `deaf`: heartbeats extend nothing. `fenceless`: what is presented is believed. `unswept`: nobody ever finds a lease that has passed. Each must be found out. */
  readonly broken?: 'deaf' | 'fenceless' | 'unswept';
  /** 5 where it is not given. */
  readonly workers?: number;
  /** 1,000 where it is not given; a task takes twice as long. Without heartbeats the short form has leases a fifth as long. */
  readonly leaseMs?: number;
  /** How long nothing may happen before the run is given up, in milliseconds; 20,000 where it is not given. */
  readonly stallMs?: number;
}

const settings = settingsOf(
  shape({
    long: optional(flag, false),
    broken: optional(oneOf('deaf', 'fenceless', 'unswept'), null),
    workers: optional(whole(3, 64), 5),
    leaseMs: optional(whole(100, 60_000), 1_000),
    stallMs: optional(whole(100, 600_000), 20_000),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

/** How many sweeps there are in a lease without heartbeats. */
const SWEEPS = 10;

interface Shift {
  readonly ledger: Ledger;
  readonly place: BoardPlace;
  readonly rules: Rules;
  readonly names: ReadonlyArray<string>;
  readonly manner: Manner;
}

/** Has workers, each a thread of its own, work until `over`. */
const shift = async (
  { place, rules, names, manner }: Shift,
  over: (worked: () => Promise<ReadonlyArray<WorkerCounts>>) => Promise<unknown>,
): Promise<ReadonlyArray<WorkerCounts>> => {
  const crew = startCrew(names.map((name) => ({ name, kind: 'thread', place, rules, manner })));
  try {
    await crew.go();
    let heard: Promise<ReadonlyArray<WorkerCounts>> | undefined;
    const worked = () => (heard ??= crew.worked());
    await over(worked);
    crew.stop();
    return await worked();
  } finally {
    await crew.dismiss();
  }
};

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<Verdict> => {
  const { long, broken, workers, leaseMs, stallMs } = asked;
  const rules: Rules = broken ?? 'sound';
  const ledger = await openLedgerWith({ ...place, retry: tireless }, { rules: decisions[rules] });
  const rounds = long ? { alive: 8, silent: 8 } : { alive: 1, silent: 2 };
  const silentMs = long ? leaseMs : Math.round(leaseMs / 5);
  const common = { fails: 0, releases: 0 };
  const slowly = (lease: number) => ({ ...common, leaseMs: lease, takesMs: [2 * lease, 2 * lease] }) as const;
  const alive: Manner = { _tag: 'AtWork', ...slowly(leaseMs), concurrency: 1 };
  const silent: Manner = {
    _tag: 'ByHand',
    ...slowly(silentMs),
    first: [],
    oversleeps: 1,
    vanishes: 0,
    attempts: rounds.silent,
    patienceMs: 3 * silentMs,
  };
  const lost = async () => (await ledger.list({ limit: 1_000 })).tasks.some(({ attempts }) => attempts > 1);
  const each = { ledger, place, rules };
  try {
    const sweeper = ledger.startSweeper({ everyMs: Math.round(silentMs / SWEEPS) });
    await makeTasks(
      ledger,
      numbered('alive', rounds.alive * workers).map((id) => ({ id })),
    );
    await shift({ ...each, names: numbered('alive-worker', workers), manner: alive }, () =>
      untilSettled(ledger, stallMs, lost),
    );
    // Fewer tasks than workers: somebody always waits for a task to come back.
    await makeTasks(
      ledger,
      numbered('silent', workers - 2).map((id) => ({ id })),
    );
    const heard = await shift(
      { ...each, names: numbered('silent-worker', workers), manner: silent },
      (worked) => Promise.race([worked(), untilSettled(ledger, stallMs)]),
    );
    const quick = ledger.work({ as: 'quick-worker' }, () => null);
    const settled = await untilSettled(ledger, stallMs);
    await quick.stop();
    await sweeper.stop();
    const judged = await judge(place);
    const { attempts, stale } = judged;
    const of = (name: string) => attempts.filter(({ claimant }) => claimant.startsWith(name));
    const reclaimed = of('silent-worker').filter(({ end }) => end?.kind === 'reclaimed');
    const accepted = total(heard, 'acceptedTooLate');
    return verdict(judged, {
      run: 'slow',
      counts: {
        attemptsWithHeartbeats: of('alive-worker').length,
        extensions: of('alive-worker').reduce((sum, { extensions }) => sum + extensions, 0),
        attemptsWithout: of('silent-worker').length,
        reclaimed: reclaimed.length,
        staleCompletionsRefused: stale.all,
        staleWhileHeldByAnother: stale.whileHeld,
      },
      wrong: [
        ...slowReasons(of('alive-worker'), of('silent-worker')),
        ...(accepted === 0 ? [] : [`${accepted} completions were accepted after a reclaim`]),
        ...(settled ? [] : [`nothing happened for ${stallMs} ms, and not every task had ended`]),
      ],
      happened: [
        [
          of('silent-worker').length === rounds.silent * workers,
          'not every attempt without heartbeats was made',
        ],
        [reclaimed.length > 0, 'nothing was reclaimed'],
        [stale.whileHeld > 0, 'no stale completion was presented while a successor held the task'],
      ],
    });
  } finally {
    await ledger.close();
  }
};

/**
 * Has workers do tasks that take twice as long as their leases: with heartbeats each is done at the first attempt;
 * without, each attempt is reclaimed, and presents its completion while a successor holds the task. A quick worker does
 * those tasks in the end.
 */
export const runSlow = async (given: SlowOptions = {}): Promise<AttemptsReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
