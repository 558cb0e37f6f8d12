import { join } from 'node:path';
import { openLedgerWith } from '../src/ledger/open-ledger';
import type { Ledger } from '../src/ledger/ledger';
import type { BoardPlace } from '../src/ledger/board-place';
import { atNewPlace } from './new-place';
import { decisions } from './parent-gate/decisions';
import type { Rules } from './parent-gate/decisions';
import { judge } from './parent-gate/judge';
import { readOptions } from './parent-gate/options';
import type { ParentGateOptions, Race } from './parent-gate/options';
import type { ParentGateReport, ParentGateVerdict } from './parent-gate/report';
import type { FromRacer, ToRacer, WorkerCounts } from './parent-gate/script';
import { startRacer } from './racers/racer';
import type { Racer } from './racers/racer';

export type { ParentGateOptions } from './parent-gate/options';
export { parentGateJson } from './parent-gate/report';
export type { ParentGateReport } from './parent-gate/report';
export { renderParentGate } from './parent-gate/render';

const SCRIPT = join(__dirname, 'parent-gate', 'racer-main.js');

/** The parents' holder: it keeps them open until the creator is done. */
const HOLDER = 'holder';

/** The part of the time that the creator has at most, so that the workers can drain what it made. */
const CREATORS_SHARE = 3 / 4;

type GateRacer = Racer<ToRacer, FromRacer>;

const numbered = (what: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, i) => `${what}-${i + 1}`);

const openParents = async (ledger: Ledger, parents: ReadonlyArray<string>): Promise<void> => {
  for (const id of parents) {
    await ledger.create({ id, title: id, assignee: 'a' });
    const claim = await ledger.claim({ taskId: id, claimant: HOLDER });
    if (claim._tag !== 'Claimed') throw new Error(`${id} could not be held: ${claim.reason._tag}`);
  }
};

const completeParents = async (ledger: Ledger, parents: ReadonlyArray<string>): Promise<void> => {
  for (const taskId of parents) {
    const completed = await ledger.complete({ taskId, claimant: HOLDER });
    if (completed._tag !== 'Completed') throw new Error(`${taskId} stays open: ${completed.reason._tag}`);
  }
};

const start = (race: Race, part: ToRacer): GateRacer => {
  const racer: GateRacer = startRacer(race.processes ? 'process' : 'thread', SCRIPT);
  racer.send(part);
  return racer;
};

const run = async (
  race: Race,
  ledger: Ledger,
  parents: ReadonlyArray<string>,
  [creator, ...workers]: readonly [GateRacer, ...GateRacer[]],
): Promise<{ readonly children: number; readonly workers: ReadonlyArray<WorkerCounts> }> => {
  const racers = [creator, ...workers];
  await Promise.all(racers.map((racer) => racer.next('Ready')));
  const now = Date.now();
  creator.send({ _tag: 'Go', endsAt: now + race.durationMs * CREATORS_SHARE });
  for (const worker of workers) worker.send({ _tag: 'Go', endsAt: now + race.durationMs });
  const { children } = await creator.next('Created');
  await completeParents(ledger, parents);
  for (const worker of workers) worker.send({ _tag: 'Drain' });
  return { children, workers: await Promise.all(workers.map((worker) => worker.next('Worked'))) };
};

const judgedAt = async (place: BoardPlace, race: Race): Promise<ParentGateVerdict> => {
  const rules: Rules = race.gate === 'on' ? 'gated' : 'ungated';
  const linking: Rules = race.gate === 'on' && race.strayLinks ? 'stray' : rules;
  const parents = numbered('parent', race.parents);
  const ledger = await openLedgerWith(place, { rules: decisions[rules] });
  const racers: GateRacer[] = [];
  try {
    await openParents(ledger, parents);
    const common = { _tag: 'Part', place } as const;
    const creator = start(race, {
      ...common,
      role: 'creator',
      rules: linking,
      parents,
      children: race.children,
    });
    racers.push(creator);
    for (const name of numbered('worker', race.workers)) {
      racers.push(start(race, { ...common, role: 'worker', rules, name }));
    }
    const raced = await run(race, ledger, parents, [creator, ...racers.slice(1)]);
    const isParent = new Set(parents);
    return await judge({
      ...raced,
      place,
      strayLinks: race.strayLinks && race.gate === 'on',
      isChild: (taskId) => !isParent.has(taskId),
    });
  } finally {
    await Promise.all(racers.map((racer) => racer.stop()));
    await ledger.close();
  }
};

/**
 * Runs the race on a ledger of its own: children are made without parents and linked a moment later, while workers
 * claim whatever they saw ready. Throws {@link InvalidInput} where something is at the place for the ledger already.
 */
export const runParentGate = async (options: ParentGateOptions = {}): Promise<ParentGateReport> => {
  const race = readOptions(options);
  return atNewPlace(race, (place) => judgedAt(place, race));
};
