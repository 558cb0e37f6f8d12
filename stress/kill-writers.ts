import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardPlace } from '../src/ledger/board-place';
import { oneOf, optional, shape, whole } from '../src/ledger/fields';
import { openLedger } from '../src/ledger/open-ledger';
import type { Acknowledgement } from './kill-writers/acknowledgement';
import { inspect } from './kill-writers/inspect';
import type { KillReport, KillVerdict } from './kill-writers/report';
import { startVictim } from './kill-writers/victim';
import type { Victim } from './kill-writers/victim';
import { atNewPlace, placeFields } from './new-place';
import type { AskedPlace } from './new-place';
import { between } from './racers/pick';
import { settingsOf } from './settings';

export { killJson, renderKills } from './kill-writers/render';
export type { KillReport } from './kill-writers/report';

/** How writers are killed. */
export interface KillOptions extends AskedPlace {
  /** 50 where it is not given. */
  readonly kills?: number;
  /** `premature`: writers acknowledge before their commits. It must be found out. */
  readonly broken?: 'premature';
}

const settings = settingsOf(
  shape({
    kills: optional(whole(1, 10_000), 50),
    broken: optional(oneOf('premature'), null),
    ...placeFields,
  }),
);

type Settings = ReturnType<typeof settings>;

/** The longest that a writer lives after its first acknowledgement, in milliseconds. */
const LIFE_MS = 60;

/** How many writers there are while the first of them is killed. */
const WRITERS = 2;

const judgedAt = async (place: BoardPlace, { kills, broken }: Settings): Promise<KillVerdict> => {
  await (await openLedger(place)).close();
  const acknowledged: Acknowledgement[] = [];
  const lost = new Set<string>();
  const wrong = new Set<string>();
  const alive: Victim[] = [];
  let started = 0;
  let events = 0;
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const wanted = kill % WRITERS === 1 ? WRITERS : 1;
      while (alive.length < wanted) {
        started += 1;
        alive.push(startVictim(place, `writer-${started}`, broken ?? 'honest'));
      }
      await Promise.all(alive.map((victim) => victim.speaks()));
      await sleep(between(0, LIFE_MS));
      for (const one of await alive.shift()!.kill()) acknowledged.push(one);
      const seen = await inspect(place, acknowledged, `inspected-${kill}`);
      ({ events } = seen);
      for (const one of seen.lost) lost.add(one);
      for (const one of seen.wrong) wrong.add(one);
    }
  } finally {
    await Promise.all(alive.map((victim) => victim.kill()));
  }
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: [...lost],
    wrong: [...wrong],
    events,
    held: acknowledged.length > 0 && lost.size === 0 && wrong.size === 0,
  };
};

/**
 * Kills writers with SIGKILL at random moments: one while another writes on, then that one too, so that the next to
 * open the ledger finds what they left. After each kill the ledger is inspected, and worked on.
 */
export const killWriters = async (given: KillOptions = {}): Promise<KillReport> => {
  const asked = settings(given);
  return atNewPlace(asked, (place) => judgedAt(place, asked));
};
