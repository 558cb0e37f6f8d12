import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import type { BoardPlace } from '../../src/ledger/board-place';
import { atNewPlace, placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';
import { startCrew } from './crew/crew';
import { decisions } from './decisions';
import { countOf, judge } from './judge';
import { makeTasks } from './make-tasks';
import { numbered } from './numbered';
import type { AttemptsReport, Verdict } from './report';
import { familyReasons } from './shapes/family-reasons';
import { untilSettled } from './until-settled';
import { verdict } from './verdict';

/** How shapes are worked off. */
export interface ShapesOptions extends AskedPlace {
  /** 500 children of one parent, and 500 parents of one child, instead of 100. */
  readonly long?: boolean;
  /** `ungated`: parents always satisfy. `unpromoting`: no child is ever promoted. Each must be found out. */
  readonly broken?: 'ungated' | 'unpromoting';
  readonly width?: number;
  /** Processes; 4 where it is not given, each with eight tasks at once. */
  readonly workers?: number;
  /** How long nothing may happen before the run is given up, in milliseconds; 20,000 where it is not given. */
  readonly stallMs?: number;
}

const settings = settingsOf(
  shape({
    long: optional(flag, false),
    broken: optional(oneOf('ungated', 'unpromoting'), null),
    width: optional(whole(2, 10_000), null),
    workers: optional(whole(2, 64), 4),
    stallMs: optional(whole(100, 600_000), 20_000),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

const LEASE_MS = 900_000;

/** A diamond, a parent of many children, and a child of many parents. */
const shapes = (width: number) => {
  const sources = numbered('source', width);
  return [
    { id: 'top' },
    { id: 'left', parents: ['top'] },
    { id: 'right', parents: ['top'] },
    { id: 'bottom', parents: ['left', 'right'] },
    { id: 'root' },
    ...numbered('leaf', width).map((id) => ({ id, parents: ['root'] })),
    ...sources.map((id) => ({ id })),
    { id: 'sink', parents: sources },
  ];
};

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<Verdict> => {
  const { long, broken, workers, stallMs } = asked;
  const width = asked.width ?? (long ? 500 : 100);
  const rules = broken ?? 'sound';
  const ledger = await openLedgerWith(place, { rules: decisions[rules] });
  const tasks = shapes(width);
  const crew = startCrew(
    numbered('worker', workers).map((name) => ({
      name,
      kind: 'process',
      place,
      rules,
      manner: { _tag: 'AtWork', leaseMs: LEASE_MS, takesMs: [0, 5], fails: 0, releases: 0, concurrency: 8 },
    })),
  );
  try {
    await makeTasks(ledger, tasks);
    await crew.go();
    const settled = await untilSettled(ledger, stallMs);
    crew.stop();
    const heard = await crew.worked();
    const judged = await judge(place);
    const { log, attempts } = judged;
    const busy = heard.filter(({ completed }) => completed > 0).length;
    return verdict(judged, {
      run: 'shapes',
      counts: {
        tasks: tasks.length,
        attempts: attempts.length,
        completed: countOf(log, 'completed'),
        promoted: countOf(log, 'promoted'),
        workersThatCompletedSomething: busy,
      },
      wrong: [
        ...familyReasons(log),
        ...(settled ? [] : [`nothing happened for ${stallMs} ms, and not every task had ended`]),
      ],
      happened: [
        [countOf(log, 'promoted') > 0, 'no child was promoted'],
        [busy > 1, 'one worker did everything'],
      ],
    });
  } finally {
    await crew.dismiss();
    await ledger.close();
  }
};

/** Has several processes work off a diamond, a wide fan and its mirror image, and judges who came before whom. */
export const runShapes = async (given: ShapesOptions = {}): Promise<AttemptsReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
