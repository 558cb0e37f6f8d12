import { setTimeout as sleep } from 'node:timers/promises';
import { isLeft } from 'fp-ts/Either';
import { InvalidInput } from '../src/ledger/errors';
import { flag, freeText, optional, shape, whole } from '../src/ledger/fields';
import { openLedger } from '../src/ledger/open-ledger';
import type { Acknowledgement } from './kill-writers/acknowledgement';
import { inspect } from './kill-writers/inspect';
import type { KillReport } from './kill-writers/report';
import { startVictim } from './kill-writers/victim';
import type { Victim } from './kill-writers/victim';
import { newLedgerFile } from './ledger-file';
import { between } from './racers/pick';

/** How writers are killed. */
export interface KillOptions {
  /** 50 where it is not given. */
  readonly kills?: number;
  /** Writers acknowledge before their commits: the run must then find acknowledgements that are lost. */
  readonly premature?: boolean;
  /** Where to make the ledger: nothing may be there. A new temporary folder where it is not given. */
  readonly ledger?: string;
}

const settings = shape({
  kills: optional(whole(1, 10_000), 50),
  premature: optional(flag, false),
  ledger: optional(freeText, undefined),
});

/** The longest that a writer lives after its first acknowledgement, in milliseconds. */
const LIFE_MS = 60;

/** How many writers there are while the first of them is killed. */
const WRITERS = 2;

/**
 * Kills writers with SIGKILL at random moments: one while another writes on, then that one too, so that the next to
 * open the ledger finds what they left. After each kill the ledger is inspected, and worked on.
 */
export const killWriters = async (options: KillOptions = {}): Promise<KillReport> => {
  const read = settings('killWriters', options);
  if (isLeft(read)) throw new InvalidInput(read.left);
  const { kills, premature, ledger } = read.right;
  const file = newLedgerFile(ledger);
  await (await openLedger({ sqlite: file })).close();
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
        alive.push(startVictim(file, `writer-${started}`, premature));
      }
      await Promise.all(alive.map((victim) => victim.speaks()));
      await sleep(between(0, LIFE_MS));
      for (const one of await alive.shift()!.kill()) acknowledged.push(one);
      const seen = await inspect(file, acknowledged, `inspected-${kill}`);
      ({ events } = seen);
      for (const one of seen.lost) lost.add(one);
      for (const one of seen.wrong) wrong.add(one);
    }
  } finally {
    await Promise.all(alive.map((victim) => victim.kill()));
  }
  return {
    ledger: file,
    kills,
    acknowledged: acknowledged.length,
    lost: [...lost],
    wrong: [...wrong],
    events,
  };
};
