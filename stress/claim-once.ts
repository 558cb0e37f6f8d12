import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardPlace } from '../src/ledger/board-place';
import { oneOf, optional, shape, whole } from '../src/ledger/fields';
import { openLedger } from '../src/ledger/open-ledger';
import type { Rules } from './claim-once/decisions';
import { judge } from './claim-once/judge';
import type { ClaimOnceReport, ClaimOnceVerdict } from './claim-once/report';
import type { Departure, FromRacer, ToRacer } from './claim-once/script';
import { numbered } from './attempts/numbered';
import { atNewPlace, placeFields } from './new-place';
import type { AskedPlace } from './new-place';
import { between } from './racers/pick';
import { startRacer } from './racers/racer';
import type { Racer } from './racers/racer';
import { settingsOf } from './settings';

export { claimOnceJson, renderClaimOnce } from './claim-once/render';
export type { ClaimOnceReport } from './claim-once/report';

/** How a claim-once run is made. */
export interface ClaimOnceOptions extends AskedPlace {
  /** `together` where it is not given. */
  readonly departure?: Departure;
  /** `blind`: claims do not see who holds a task. It must be found out. */
  readonly broken?: 'blind';
  /** 6 where it is not given. */
  readonly processes?: number;
  /** 100 where it is not given. */
  readonly tasks?: number;
}

const settings = settingsOf(
  shape({
    departure: optional(oneOf('together', 'staggered'), 'together'),
    broken: optional(oneOf('blind'), null),
    processes: optional(whole(2, 64), 6),
    tasks: optional(whole(1, 10_000), 100),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

type OnceRacer = Racer<ToRacer, FromRacer>;

const SCRIPT = join(__dirname, 'claim-once', 'racer-main.js');

/** Milliseconds between the starts of two racers that set off one after the other, at most. */
const STAGGER_MS = 20;

const makeTasks = async (place: BoardPlace, count: number): Promise<ReadonlyArray<string>> => {
  const ledger = await openLedger(place);
  try {
    const ids = numbered('task', count);
    const made = await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: id })) });
    if (made._tag !== 'GraphCreated') throw new Error(`no tasks: ${made.reason._tag}`);
    return ids;
  } finally {
    await ledger.close();
  }
};

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<ClaimOnceVerdict> => {
  const rules: Rules = asked.broken ?? 'exclusive';
  const tasks = await makeTasks(place, asked.tasks);
  const racers: OnceRacer[] = [];
  try {
    for (const name of numbered('racer', asked.processes)) {
      const racer: OnceRacer = startRacer('process', SCRIPT);
      racers.push(racer);
      racer.send({ _tag: 'Part', place, rules, name, tasks });
      if (asked.departure === 'staggered') {
        racer.send({ _tag: 'Go' });
        await sleep(between(0, STAGGER_MS));
      }
    }
    await Promise.all(racers.map((racer) => racer.next('Ready')));
    if (asked.departure === 'together') for (const racer of racers) racer.send({ _tag: 'Go' });
    return await judge(place, tasks, await Promise.all(racers.map((racer) => racer.next('Raced'))));
  } finally {
    await Promise.all(racers.map((racer) => racer.stop()));
  }
};

/** Lets many processes claim the same tasks. A fault that reaches one of them, Busy too, rejects the run. */
export const runClaimOnce = async (given: ClaimOnceOptions = {}): Promise<ClaimOnceReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
