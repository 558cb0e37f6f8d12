import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../../src/ledger/ledger';
import type { Claimed } from '../../../src/ledger/outcomes';
import { between } from '../../racers/pick';
import type { ByHand, Fate } from './manner';
import type { WorkerCounts } from './script';

/** How often a worker looks again, in milliseconds. */
const LOOK_MS = 10;

type Tally = { -readonly [K in keyof WorkerCounts]: WorkerCounts[K] };

const fate = ({ first, oversleeps, vanishes, fails, releases }: ByHand, attempt: number): Fate => {
  const settled = first[attempt - 1];
  if (settled !== undefined) return settled;
  const chance = Math.random();
  if (chance < oversleeps) return 'oversleeps';
  if (chance < oversleeps + vanishes) return 'vanishes';
  if (chance < oversleeps + vanishes + fails) return 'fails';
  return chance < oversleeps + vanishes + fails + releases ? 'releases' : 'completes';
};

/** A worker that does by itself what a worker of the ledger's own does, and less. */
class Hand {
  readonly tally: Tally = {
    claimed: 0,
    completed: 0,
    failed: 0,
    released: 0,
    vanished: 0,
    tooLate: 0,
    acceptedTooLate: 0,
  };

  constructor(
    private readonly ledger: Ledger,
    private readonly name: string,
    private readonly manner: ByHand,
  ) {}

  /** Claims a task and does with it what chance wants; false where there was none. */
  async turn(): Promise<boolean> {
    const { ledger, name: claimant, manner, tally } = this;
    const outcome = await ledger.claimNext({ claimant, leaseMs: manner.leaseMs });
    const task = outcome._tag === 'ClaimedNext' ? outcome.claims[0] : undefined;
    if (task === undefined) return false;
    tally.claimed += 1;
    const comes = fate(manner, tally.claimed);
    if (comes === 'vanishes') {
      tally.vanished += 1;
      return true;
    }
    await sleep(between(...manner.takesMs));
    const superseded = comes === 'oversleeps' && (await this.oversleep(task));
    await this.end(task, comes, superseded);
    return true;
  }

  /** Sleeps until the task is somebody else's, or was somebody else's; false where patience ended first. */
  private async oversleep({ id, fence, leaseUntil }: Claimed): Promise<boolean> {
    const until = (leaseUntil ?? Date.now()) + this.manner.patienceMs;
    for (;;) {
      const task = await this.ledger.get(id);
      if (task?.status === 'done' || (task?.fence ?? fence) !== fence) return true;
      if (Date.now() > until) return task?.fence !== fence;
      await sleep(LOOK_MS);
    }
  }

  private async end({ id: taskId, fence }: Claimed, comes: Fate, superseded: boolean): Promise<void> {
    const { ledger, name: claimant, tally } = this;
    const named = { taskId, claimant, fence };
    if (comes === 'fails') {
      const failed = await ledger.fail({ ...named, error: 'by chance' });
      tally[failed._tag === 'Failed' ? 'failed' : 'tooLate'] += 1;
    } else if (comes === 'releases') {
      const released = await ledger.release({ ...named, reason: 'by chance' });
      tally[released._tag === 'Released' ? 'released' : 'tooLate'] += 1;
    } else {
      const completed = await ledger.complete({ ...named, result: { by: claimant, fence } });
      if (completed._tag !== 'Completed') tally.tooLate += 1;
      else tally[superseded ? 'acceptedTooLate' : 'completed'] += 1;
    }
  }
}

/** Works by hand until it is stopped, or has made all its attempts. */
export const byHand = async (
  ledger: Ledger,
  name: string,
  manner: ByHand,
  stopped: Promise<void>,
): Promise<WorkerCounts> => {
  const hand = new Hand(ledger, name, manner);
  const ended = new AbortController();
  void stopped.then(() => ended.abort());
  const left = (): boolean => manner.attempts === null || hand.tally.claimed < manner.attempts;
  while (!ended.signal.aborted && left()) {
    if (!(await hand.turn())) await Promise.race([stopped, sleep(LOOK_MS)]);
  }
  return hand.tally;
};
