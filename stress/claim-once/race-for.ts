import type { Ledger } from '../../src/ledger/ledger';
import { pause } from '../racers/pause';
import { between } from '../racers/pick';
import type { Held, Raced } from './script';

/** How long a task is held at most, in milliseconds: others come to it meanwhile. */
const HOLD_MS = 4;

type Did = Omit<Raced, '_tag' | 'name'>;

/** Must be refused: somebody else holds the task, or held it to its end. */
const completeAsStranger = async (ledger: Ledger, taskId: string, claimant: string): Promise<void> => {
  const answer = await ledger.complete({ taskId, claimant });
  if (answer._tag === 'Completed') throw new Error(`${claimant} completed ${taskId}, which it did not hold`);
};

/** Whether the holder's completion is accepted. */
const completeAsHolder = async (
  ledger: Ledger,
  { taskId, fence }: Held,
  claimant: string,
): Promise<boolean> => {
  const answer = await ledger.complete({ taskId, claimant, fence, result: { by: claimant } });
  return answer._tag === 'Completed';
};

/** Claims every task in turn, all racers in the same order; completes what it got, and tries to complete what it lost. */
export const raceFor = async (ledger: Ledger, name: string, tasks: ReadonlyArray<string>): Promise<Did> => {
  const held: Held[] = [];
  const dispossessed: string[] = [];
  let beaten = 0;
  let late = 0;
  let strangers = 0;
  for (const taskId of tasks) {
    const claim = await ledger.claim({ taskId, claimant: name });
    if (claim._tag === 'Claimed') {
      const { fence, position } = claim;
      const mine = { taskId, fence, position };
      held.push(mine);
      pause(between(0, HOLD_MS));
      if (!(await completeAsHolder(ledger, mine, name))) dispossessed.push(taskId);
    } else if (claim.reason._tag === 'already_claimed') {
      beaten += 1;
      await completeAsStranger(ledger, taskId, name);
      strangers += 1;
    } else if (claim.reason._tag === 'terminal') {
      late += 1;
    } else {
      throw new Error(`${name} was refused ${taskId} for ${claim.reason._tag}`);
    }
  }
  return { held, beaten, late, strangers, dispossessed };
};
