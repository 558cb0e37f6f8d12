import { performance } from 'node:perf_hooks';
import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import type { Ledger } from '../../src/ledger/ledger';
import { openLedger } from '../../src/ledger/open-ledger';
import type { BoardPlace } from '../../src/ledger/board-place';
import { atNewPlace, placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';
import { judge } from './judge';
import { makeTasks } from './make-tasks';
import { readWholeHistory } from './many/whole-history';
import { median } from './many/median';
import { numbered } from './numbered';
import type { AttemptsReport, Verdict } from './report';
import { tireless } from './tireless';
import { verdict } from './verdict';

/** How often one task is tried. */
export interface ManyOptions extends AskedPlace {
  /** 10,000 attempts instead of 1,000. */
  readonly long?: boolean;
  /** `rereading`: before each command the whole history of the task is read. It must be found out. */
  readonly broken?: 'rereading';
  readonly attempts?: number;
  /** How many times as long as attempts at fresh tasks the last attempts may take; 3 where it is not given. */
  readonly bound?: number;
}

const settings = settingsOf(
  shape({
    long: optional(flag, false),
    broken: optional(oneOf('rereading'), null),
    attempts: optional(whole(100, 100_000), null),
    bound: optional(whole(1, 1_000), 3),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

const TASK = 'tried-often';

/** A task that is tried before anything is timed, until all that is used is warm. */
const WARM_UP = { taskId: 'warm-up', attempts: 100 };

/** Which part of the attempts is the last. */
const PART = 1 / 10;

/** One attempt at a task; `before` is done before each of its commands. */
const attempt = async (
  ledger: Ledger,
  taskId: string,
  number: number,
  before: () => Promise<unknown>,
): Promise<void> => {
  const claimant = `worker-${number}`;
  await before();
  const claim = await ledger.claim({ taskId, claimant });
  if (claim._tag !== 'Claimed') throw new Error(`attempt ${number} was refused: ${claim.reason._tag}`);
  await before();
  await ledger.comment({ taskId, text: `attempt ${number}` });
  await before();
  const failed = await ledger.fail({ taskId, claimant, fence: claim.fence, error: { number } });
  if (failed._tag !== 'Failed') throw new Error(`attempt ${number} could not fail: ${failed.reason._tag}`);
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<Verdict> => {
  const { long, broken, bound } = asked;
  const attempts = asked.attempts ?? (long ? 10_000 : 1_000);
  const ledger = await openLedger({ ...place, durability: 'normal', retry: tireless });
  try {
    const tryOnce = (taskId: string, number: number): Promise<void> =>
      attempt(ledger, taskId, number, async () => {
        if (broken === 'rereading') await readWholeHistory(ledger, taskId);
      });
    for (const id of [WARM_UP.taskId, TASK]) await ledger.create({ id, title: id });
    for (let number = 1; number <= WARM_UP.attempts; number += 1) await tryOnce(WARM_UP.taskId, number);
    const fresh = numbered('fresh', Math.round(attempts * PART));
    const early = attempts - fresh.length;
    for (let number = 1; number <= early; number += 1) await tryOnce(TASK, number);
    await makeTasks(
      ledger,
      fresh.map((id) => ({ id })),
    );
    const took = { last: new Array<number>(), fresh: new Array<number>() };
    for (const [i, id] of fresh.entries()) {
      took.last.push(await timed(() => tryOnce(TASK, early + i + 1)));
      took.fresh.push(await timed(() => tryOnce(id, 1)));
    }
    const task = await ledger.get(TASK);
    const stories = await ledger.attempts(TASK);
    const history = await readWholeHistory(ledger, TASK);
    const getMs = await timed(() => ledger.get(TASK));
    for (const taskId of [WARM_UP.taskId, TASK, ...fresh]) {
      await ledger.claim({ taskId, claimant: 'the last' });
      await ledger.complete({ taskId, claimant: 'the last' });
    }
    const judged = await judge(place);
    const [last, beside] = [median(took.last), median(took.fresh)];
    const ratio = Math.round((last / beside) * 100) / 100;
    const expected = 1 + 3 * attempts;
    return verdict(judged, {
      run: 'many',
      counts: {
        attempts,
        freshMicroseconds: Math.round(beside * 1_000),
        lastMicroseconds: Math.round(last * 1_000),
        ratio,
        getMicroseconds: Math.round(getMs * 1_000),
      },
      wrong: [
        ...(ratio <= bound ? [] : [`the last attempts took ${ratio} times as long as those at fresh tasks`]),
        ...(task?.attempts === attempts ? [] : [`get tells of ${task?.attempts ?? 'no'} attempts`]),
        ...(stories.length === attempts ? [] : [`attempts tells of ${stories.length} attempts`]),
        ...(history.length === expected ? [] : [`the history has ${history.length} events, not ${expected}`]),
      ],
      happened: [],
    });
  } finally {
    await ledger.close();
  }
};

/**
 * Tries one task again and again, with a comment each time, and compares what the last attempts took with what attempts
 * at fresh tasks took in turn with them: a machine that others slow down slows both. The board is opened without flushes
 * (`normal`), which would hide the difference.
 */
export const runMany = async (given: ManyOptions = {}): Promise<AttemptsReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
