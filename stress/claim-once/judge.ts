import type { Recorded } from '../../src/events/recorded';
import type { BoardPlace } from '../../src/ledger/board-place';
import { openLedger } from '../../src/ledger/open-ledger';
import { readLog } from '../read-log';
import type { ClaimOnceVerdict } from './report';
import type { Raced } from './script';

interface Attempt {
  readonly taskId: string;
  readonly claimant: string | null;
  readonly fence: number | null;
  readonly position: number;
}

const attempts = (log: ReadonlyArray<Recorded>, kind: 'claimed' | 'completed'): ReadonlyArray<Attempt> =>
  log.flatMap(({ stored, event }) =>
    event.kind === kind && stored.taskId !== null
      ? [{ ...event.data, taskId: stored.taskId, position: stored.position }]
      : [],
  );

/** What is wrong with one task: it must have been claimed once, and completed once by that claim. */
const wrongWith = (
  taskId: string,
  claims: ReadonlyArray<Attempt>,
  ends: ReadonlyArray<Attempt>,
  holders: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const [claim] = claims;
  const [end] = ends;
  const wrong: string[] = [];
  if (claims.length !== 1) wrong.push(`${taskId} was claimed ${claims.length} times`);
  if (ends.length !== 1) wrong.push(`${taskId} was completed ${ends.length} times`);
  if (claim === undefined || end === undefined) return wrong;
  if (end.claimant !== claim.claimant || end.fence !== claim.fence) {
    wrong.push(`${taskId} was claimed by ${claim.claimant} and completed by ${end.claimant}`);
  }
  const heard = `${claim.claimant} ${claim.fence} ${claim.position}`;
  if (holders.length !== 1 || holders[0] !== heard) {
    wrong.push(`${taskId} is held by ${heard}, but ${holders.join(' and ') || 'nobody'} heard so`);
  }
  return wrong;
};

/** Judges a claim-once run: the log against what the racers heard, and the log by itself. */
export const judge = async (
  place: BoardPlace,
  tasks: ReadonlyArray<string>,
  raced: ReadonlyArray<Raced>,
): Promise<ClaimOnceVerdict> => {
  const ledger = await openLedger({ ...place, create: false, readOnly: true });
  try {
    const log = await readLog(ledger);
    const claims = attempts(log, 'claimed');
    const ends = attempts(log, 'completed');
    const heard = raced.flatMap(({ name, held }) => held.map((one) => ({ ...one, name })));
    const ofTasks = tasks.flatMap((taskId) => {
      const of = <A extends { readonly taskId: string }>(all: ReadonlyArray<A>) =>
        all.filter((one) => one.taskId === taskId);
      const holders = of(heard).map(({ name, fence, position }) => `${name} ${fence} ${position}`);
      return wrongWith(taskId, of(claims), of(ends), holders);
    });
    const dispossessed = raced.flatMap((racer) =>
      racer.dispossessed.map((taskId) => `${racer.name} held ${taskId} and was not let complete it`),
    );
    const audit = await ledger.audit();
    const verified = await ledger.verify();
    const total = (of: 'beaten' | 'late' | 'strangers') => raced.reduce((sum, one) => sum + one[of], 0);
    const errors = audit.findings.filter(({ severity }) => severity === 'E');
    const wrong = [...ofTasks, ...dispossessed];
    const beaten = total('beaten');
    return {
      events: log.length,
      tasks: tasks.length,
      wins: raced.map(({ held }) => held.length),
      beaten,
      late: total('late'),
      strangers: total('strangers'),
      wrong,
      errors,
      verified: verified.valid,
      held: wrong.length === 0 && errors.length === 0 && verified.valid && beaten > 0,
    };
  } finally {
    await ledger.close();
  }
};
