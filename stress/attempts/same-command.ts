import { join } from 'node:path';
import { newId } from '../../src/events/ids';
import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import { openLedger } from '../../src/ledger/open-ledger';
import type { BoardPlace } from '../../src/ledger/board-place';
import { atNewPlace, placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';
import { startRacer } from '../racers/racer';
import type { Racer } from '../racers/racer';
import { judge } from './judge';
import type { AttemptsReport, Verdict } from './report';
import { forgetCommands } from './same-command/forgetting';
import { outcomeReasons, overlap } from './same-command/one-outcome';
import type { Asked, FromTwin, Heard, ToTwin } from './same-command/script';
import { verdict } from './verdict';

/** How two processes ask for the same. */
export interface SameCommandOptions extends AskedPlace {
  /** 500 rounds instead of 50. */
  readonly long?: boolean;
  /** `forgetful`: the store forgets the ids of commands. It must be found out. */
  readonly broken?: 'forgetful';
  /** Rounds of a creation, a claim, a failure, another claim and a completion. */
  readonly rounds?: number;
}

const settings = settingsOf(
  shape({
    long: optional(flag, false),
    broken: optional(oneOf('forgetful'), null),
    rounds: optional(whole(1, 100_000), null),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

const SCRIPT = join(__dirname, 'same-command', 'twin-main.js');

/** How long after its telling both ask, in milliseconds: as long as the telling may take. */
const AHEAD_MS = 3;

type Twin = Racer<ToTwin, FromTwin>;

const start = (): Twin => startRacer('process', SCRIPT);

/** Asks both, and keeps count. */
class Asking {
  readonly asked = new Map<string, string>();
  readonly wrong: string[] = [];
  overlapping = 0;
  firstByEach = [0, 0];

  constructor(private readonly twins: readonly [Twin, Twin]) {}

  async both(asked: Asked): Promise<Heard['outcome']> {
    const commandId = newId();
    const what = `${asked._tag} ${'taskId' in asked ? asked.taskId : asked.title}`;
    this.asked.set(commandId, what);
    const at = Date.now() + AHEAD_MS;
    for (const twin of this.twins) twin.send({ _tag: 'Ask', asked, commandId, at });
    const [first, second] = await Promise.all([this.twins[0].next('Heard'), this.twins[1].next('Heard')]);
    this.wrong.push(...outcomeReasons(what, first, second));
    if (overlap(first, second)) this.overlapping += 1;
    this.firstByEach[first.outcome.replayed ? 1 : 0]! += 1;
    return first.outcome.replayed ? second.outcome : first.outcome;
  }

  /** One task, from its creation to its completion, through a failure. */
  async round(title: string): Promise<void> {
    const { id: taskId } = await this.both({ _tag: 'create', title });
    if (typeof taskId !== 'string') return;
    for (const ending of ['fail', 'complete'] as const) {
      const { fence } = await this.both({ _tag: 'claim', taskId });
      if (typeof fence !== 'number') return;
      await this.both({ _tag: ending, taskId, fence });
    }
  }
}

const judgedAt = async (place: BoardPlace, asked: Settings): Promise<Verdict> => {
  const { long, broken } = asked;
  const rounds = asked.rounds ?? (long ? 500 : 50);
  await (await openLedger(place)).close();
  if (broken === 'forgetful') await forgetCommands(place);
  const twins = [start(), start()] as const;
  try {
    for (const twin of twins) twin.send({ _tag: 'Part', place });
    await Promise.all(twins.map((twin) => twin.next('Ready')));
    const asking = new Asking(twins);
    for (let round = 1; round <= rounds; round += 1) await asking.round(`round ${round}`);
    const judged = await judge(place);
    const times = new Map<string, number>();
    for (const { stored } of judged.log) {
      if (stored.commandId !== null) times.set(stored.commandId, (times.get(stored.commandId) ?? 0) + 1);
    }
    const [first, second] = asking.firstByEach;
    return verdict(judged, {
      run: 'same-command',
      counts: {
        rounds,
        commands: asking.asked.size,
        overlapping: asking.overlapping,
        firstByTheOne: first!,
        firstByTheOther: second!,
      },
      wrong: [
        ...asking.wrong,
        ...[...asking.asked]
          .filter(([commandId]) => times.get(commandId) !== 1)
          .map(([commandId, what]) => `${what} has ${times.get(commandId) ?? 0} events`),
      ],
      happened: [[asking.overlapping > 0, 'the two never asked at the same time']],
    });
  } finally {
    await Promise.all(twins.map((twin) => twin.stop()));
  }
};

/** Has two processes ask for the same commands under the same ids at the same moments: each must be done once, and both must hear the same. */
export const runSameCommand = async (given: SameCommandOptions = {}): Promise<AttemptsReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
