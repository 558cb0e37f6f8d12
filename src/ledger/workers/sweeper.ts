import type * as outcomes from '../outcomes';
import { Alarm } from './alarm';
import { insist } from './patience';
import type { Running } from './running';

/** What a sweeper has found so far. */
export interface SweepCounts {
  readonly sweeps: number;
  readonly reclaimed: number;
  readonly due: number;
}

/** Reclaims what is held under leases that have passed and wakes what has become due, again and again until it is stopped. */
export interface Sweeper extends Running {
  readonly counts: SweepCounts;
}

/** What a sweeper asks of a ledger. */
interface Sweepable {
  readonly sweep: (input: { readonly limit: number }) => Promise<outcomes.SweepOutcome>;
}

/** Tasks that one sweep takes at most: those that are left come at once in the next. */
const AT_ONCE = 1_000;

/** The loop of a sweeper. */
export class SweepLoop implements Sweeper {
  readonly done: Promise<void>;
  over = false;
  private readonly alarm = new Alarm();
  private readonly tally = { sweeps: 0, reclaimed: 0, due: 0 };
  private stopping = false;

  constructor(
    private readonly board: Sweepable,
    private readonly everyMs: number,
  ) {
    this.done = this.run();
  }

  get counts(): SweepCounts {
    return { ...this.tally };
  }

  stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    return this.done;
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopping) {
        const found = await this.sweep();
        if (found < AT_ONCE) await this.alarm.until(this.everyMs);
      }
    } finally {
      this.over = true;
    }
  }

  private async sweep(): Promise<number> {
    const outcome = await insist(() => this.board.sweep({ limit: AT_ONCE }));
    if (outcome._tag === 'Rejected') return 0;
    const { reclaimed, due } = outcome;
    this.tally.sweeps += 1;
    this.tally.reclaimed += reclaimed.length;
    this.tally.due += due.length;
    return reclaimed.length + due.length;
  }
}
