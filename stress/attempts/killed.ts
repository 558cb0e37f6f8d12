import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import type { BoardPlace } from '../../src/ledger/board-place';
import { atNewPlace, placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';
import { between } from '../racers/pick';
import { startRacer } from '../racers/racer';
import type { Racer } from '../racers/racer';
import { decisions } from './decisions';
import type { Rules } from './decisions';
import { countOf, judge } from './judge';
import { drain } from './killed/drain';
import { dropEffects, effectsIn, newEffects } from './killed/effects';
import type { FromDoomed, Honesty, ToDoomed } from './killed/script';
import { wholeStories, workReasons } from './killed/told';
import { makeTasks } from './make-tasks';
import { numbered } from './numbered';
import type { AttemptsReport, Verdict } from './report';
import { tireless } from './tireless';
import { untilSettled } from './until-settled';
import { verdict } from './verdict';

/** How workers are killed. */
export interface KilledOptions extends AskedPlace {
  /** 50 kills instead of 4. */
  readonly long?: boolean;
  /**
   * `premature`: workers complete before they work. `unswept`: nobody ever finds a lease that has passed. `abrupt`: a
   * worker that is asked to end does so at once. Each must be found out.
   */
  readonly broken?: 'premature' | 'unswept' | 'abrupt';
  readonly kills?: number;
  /** 1,000 where it is not given. */
  readonly leaseMs?: number;
  /** How long nothing may happen before the run is given up, in milliseconds; 20,000 where it is not given. */
  readonly stallMs?: number;
}

const settings = settingsOf(
  shape({
    long: optional(flag, false),
    broken: optional(oneOf('premature', 'unswept', 'abrupt'), null),
    kills: optional(whole(1, 10_000), null),
    leaseMs: optional(whole(100, 60_000), 1_000),
    stallMs: optional(whole(100, 600_000), 20_000),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

const SCRIPT = join(__dirname, 'killed', 'doomed-main.js');

/** How many workers there are while one of them is killed. */
const WORKERS = 2;

/** How long a task takes, and within which time of its beginning its worker is killed, in milliseconds. */
const TASK_MS = 400;
const STROKE_MS = 100;

const SWEEP_MS = 100;

type Doomed = Racer<ToDoomed, FromDoomed>;

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<Verdict> => {
  const { long, broken, leaseMs, stallMs } = asked;
  const kills = asked.kills ?? (long ? 50 : 4);
  const effects = newEffects(place);
  const rules: Rules = broken === 'unswept' ? 'unswept' : 'sound';
  const honesty: Honesty = broken === 'premature' || broken === 'abrupt' ? broken : 'honest';
  const ledger = await openLedgerWith({ ...place, retry: tireless }, { rules: decisions[rules] });
  const part = { _tag: 'Part', place, rules, honesty, leaseMs, effects } as const;
  const alive: Array<{ readonly name: string; readonly worker: Doomed }> = [];
  const killed = new Set<string>();
  let started = 0;
  const start = (takesMs: number | null): { readonly name: string; readonly worker: Doomed } => {
    started += 1;
    const name = `worker-${started}`;
    const worker: Doomed = startRacer('process', SCRIPT);
    const one = { name, worker };
    alive.push(one);
    worker.send({ ...part, name, takesMs });
    return one;
  };
  try {
    await makeTasks(
      ledger,
      numbered('early', 2).map((id) => ({ id })),
    );
    const last = start(null);
    const otherwise = await drain(ledger, last.name, last.worker);
    alive.shift();
    await makeTasks(
      ledger,
      numbered('task', 2 * kills + WORKERS).map((id) => ({ id })),
    );
    const sweeper = ledger.startSweeper({ everyMs: SWEEP_MS });
    for (let kill = 1; kill <= kills; kill += 1) {
      while (alive.length < WORKERS) start(TASK_MS);
      const { name, worker } = alive.shift()!;
      await worker.next('Began');
      await sleep(between(0, STROKE_MS));
      killed.add(name);
      await worker.stop();
    }
    while (alive.length < WORKERS) start(TASK_MS / 10);
    const settled = await untilSettled(ledger, stallMs);
    await Promise.all(alive.map(({ worker }) => worker.end('SIGTERM')));
    await sweeper.stop();
    const judged = await judge(place);
    const { log, attempts } = judged;
    const work = effectsIn(effects);
    const living = attempts.filter(({ claimant, end }) => end?.kind === 'reclaimed' && !killed.has(claimant));
    const stories = wholeStories(log, killed);
    const taken = new Set(
      attempts.filter(({ end }) => end?.kind === 'reclaimed').map(({ taskId }) => taskId),
    );
    const shown = verdict(judged, {
      run: 'killed',
      counts: {
        kills,
        attempts: attempts.length,
        reclaimed: countOf(log, 'reclaimed'),
        completed: countOf(log, 'completed'),
        workBegun: work.filter(({ what }) => what === 'begin').length,
        workEnded: work.filter(({ what }) => what === 'end').length,
        wholeStories: stories.length,
      },
      wrong: [
        ...otherwise,
        ...workReasons(attempts, work),
        ...living.map(
          ({ taskId, claimant }) => `${taskId} was reclaimed from ${claimant}, which nobody killed`,
        ),
        ...[...taken]
          .filter((taskId) => !stories.includes(taskId))
          .map((taskId) => `the log does not tell how ${taskId} was taken from the dead, and done`),
        ...(settled ? [] : [`nothing happened for ${stallMs} ms, and not every task had ended`]),
      ],
      happened: [
        [countOf(log, 'reclaimed') > 0, 'nothing was reclaimed'],
        [stories.length > 0, 'no task was taken from the dead and done by another'],
      ],
    });
    if (shown.held) dropEffects(place, effects);
    return shown;
  } finally {
    await Promise.all(alive.map(({ worker }) => worker.stop()));
    await ledger.close();
  }
};

/**
 * Kills workers with SIGKILL, again and again, each in the middle of a task, while others work on; what they leave is
 * taken back by a sweeper, and done. One more worker is asked to end by SIGTERM. The log is judged, and beside it what
 * the workers did outside of the ledger.
 */
export const runKilled = async (given: KilledOptions = {}): Promise<AttemptsReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
