import { newId } from '../../events/ids';
import { LedgerFault } from '../errors';
import type { Claimed } from '../outcomes';
import { Alarm } from './alarm';
import { Attempt } from './attempt';
import type { AttemptAtWork } from './attempt';
import type { BoardAtWork, Glance } from './board-at-work';
import { errorAsJson } from './error-as-json';
import { insist } from './patience';
import { LONGEST_TIMER } from './longest-timer';
import type { Running } from './running';
import { onSignals } from './signals';

/** Does a task. What it returns is the result, any JSON; what it throws is the error of a failed attempt. */
export type TaskHandler = (task: Claimed, attempt: AttemptAtWork) => unknown;

/** How a worker works, settled. Times are milliseconds. */
export interface WorkOptions {
  readonly as: string;
  readonly concurrency: number;
  readonly assignee: string | null;
  readonly from: 'ready' | 'review';
  readonly leaseMs: number;
  readonly pollMs: number;
  readonly attempts: number | null | undefined;
  readonly delayMs: ((failures: number) => number) | undefined;
  readonly signals: ReadonlyArray<NodeJS.Signals>;
}

/** What a worker has done so far. */
export interface WorkCounts {
  readonly claimed: number;
  readonly completed: number;
  readonly failed: number;
  /** Attempts that ended as their handler asked: in a review, blocked, scheduled, released. */
  readonly ended: number;
  /** Attempts that did not stand any more when their handler was done. */
  readonly lost: number;
}

/** Takes tasks, one after the other or several at once, and does them until it is stopped. */
export interface Worker extends Running {
  /** Takes nothing more, and resolves once the handlers under way have ended. After `graceMs` their signals fire, and their tasks are released. */
  readonly stop: (input?: { readonly graceMs?: number }) => Promise<void>;
  /** How many handlers are under way. */
  readonly running: number;
  readonly counts: WorkCounts;
}

/** What a handler came to. */
type Came =
  | { readonly _tag: 'Returned'; readonly result: unknown }
  | { readonly _tag: 'Threw'; readonly error: unknown };

/** The loop of a worker. */
export class WorkLoop implements Worker {
  readonly done: Promise<void>;
  over = false;
  private readonly alarm = new Alarm();
  private readonly underWay = new Map<Attempt, Promise<void>>();
  private readonly tally = { claimed: 0, completed: 0, failed: 0, ended: 0, lost: 0 };
  private stopping = false;
  private fault: { readonly error: unknown } | null = null;
  /** Where the log ended when nothing was ready. */
  private idleAt: number | null = null;
  /** When it looks again at the latest, by the clock of the board; it is not known while it looks. */
  private looksAt = Infinity;
  private abandon: () => void = () => undefined;
  private readonly abandoned = new Promise<void>((resolve) => {
    this.abandon = resolve;
  });

  constructor(
    private readonly board: BoardAtWork,
    private readonly glance: () => Promise<Glance>,
    private readonly options: WorkOptions,
    private readonly handler: TaskHandler,
  ) {
    this.done = this.run();
  }

  get running(): number {
    return this.underWay.size;
  }

  get counts(): WorkCounts {
    return { ...this.tally };
  }

  async stop({ graceMs }: { readonly graceMs?: number } = {}): Promise<void> {
    this.end();
    const timer =
      graceMs === undefined
        ? undefined
        : setTimeout(() => void this.giveUp(), Math.min(graceMs, LONGEST_TIMER));
    try {
      await this.done;
    } finally {
      clearTimeout(timer);
    }
  }

  private end(): void {
    this.stopping = true;
    this.alarm.ring();
  }

  private async run(): Promise<void> {
    const deaf = this.board.listen((news) => {
      const matters = news === null || news.claimable || (news.wakesAt ?? Infinity) < this.looksAt;
      if (matters) this.alarm.ring();
    });
    const unsigned = onSignals(this.options.signals, () => this.end());
    try {
      while (!this.stopping) await this.turn();
    } catch (error) {
      this.breakOff(error);
    } finally {
      await Promise.race([Promise.all(this.underWay.values()), this.abandoned]);
      deaf();
      unsigned();
      this.over = true;
    }
    if (this.fault !== null) throw this.fault.error;
  }

  /** Takes what there is, or waits until there may be something: polling looks without a lock, and claims where the log has grown or a time has come. */
  private async turn(): Promise<void> {
    const { as: claimant, concurrency, assignee, from, leaseMs, pollMs } = this.options;
    const limit = concurrency - this.underWay.size;
    if (limit === 0) return this.alarm.until();
    this.looksAt = Infinity;
    const { position, wakesAt, now } = await insist(() => this.glance());
    const wait = Math.min(pollMs, wakesAt === null ? Infinity : wakesAt - now);
    this.looksAt = now + wait;
    if (position === this.idleAt && wait > 0) return this.alarm.until(wait);
    const whom = assignee === null ? {} : { assignee };
    const asked = { claimant, limit, from, leaseMs, commandId: newId(), ...whom };
    const outcome = await insist(() => this.board.claimNext(asked));
    this.idleAt = outcome._tag === 'ClaimedNext' ? null : position;
    if (outcome._tag === 'ClaimedNext') for (const task of outcome.claims) this.begin(task);
    return undefined;
  }

  private begin(task: Claimed): void {
    this.tally.claimed += 1;
    const attempt = new Attempt(this.board, task, this.options.leaseMs, (error) => this.breakOff(error));
    const whole = this.carryOut(task, attempt).finally(() => {
      this.underWay.delete(attempt);
      this.alarm.ring();
    });
    this.underWay.set(attempt, whole);
  }

  private async carryOut(task: Claimed, attempt: Attempt): Promise<void> {
    attempt.start();
    try {
      const came = await this.handle(task, attempt);
      await attempt.settled();
      attempt.rest();
      if (attempt.isEnded) this.tally.ended += 1;
      else await this.conclude(task, attempt, came);
    } catch (error) {
      this.breakOff(error);
    } finally {
      attempt.rest();
    }
  }

  private async handle(task: Claimed, attempt: Attempt): Promise<Came> {
    try {
      return { _tag: 'Returned', result: await this.handler(task, attempt) };
    } catch (error) {
      return { _tag: 'Threw', error };
    }
  }

  /** Completes the attempt, or has it fail. A result that comes too late is presented all the same: the log tells that it came. */
  private async conclude(task: Claimed, attempt: Attempt, came: Came): Promise<void> {
    if (came._tag === 'Returned') {
      const given = came.result === undefined ? {} : { result: came.result };
      try {
        await attempt.end((named) => this.board.complete({ ...named, ...given }));
      } catch (error) {
        if (error instanceof LedgerFault) throw error;
        return this.failed(task, attempt, error);
      }
      this.tally[attempt.isEnded ? 'completed' : 'lost'] += 1;
      return undefined;
    }
    return this.failed(task, attempt, came.error);
  }

  private async failed(task: Claimed, attempt: Attempt, thrown: unknown): Promise<void> {
    if (!attempt.isLost) {
      const { attempts, delayMs } = this.options;
      const rules = {
        ...(attempts === undefined ? {} : { attempts }),
        ...(delayMs === undefined ? {} : { delayMs: delayMs(task.failures + 1) }),
      };
      await attempt.end((named) => this.board.fail({ ...named, ...rules, error: errorAsJson(thrown) }));
    }
    this.tally[attempt.isEnded ? 'failed' : 'lost'] += 1;
  }

  /** Gives back what is still under way, and waits for it no longer. */
  private async giveUp(): Promise<void> {
    const attempts = [...this.underWay.keys()];
    try {
      for (const attempt of attempts) {
        await attempt.release('the worker was stopped');
        attempt.abort();
      }
    } catch (error) {
      this.breakOff(error);
    } finally {
      this.abandon();
    }
  }

  /** The worker cannot go on: it takes nothing more, waits for nothing, and leaves its attempts to their leases. */
  private breakOff(error: unknown): void {
    this.fault ??= { error };
    for (const attempt of this.underWay.keys()) attempt.lose(null);
    this.abandon();
    this.end();
  }
}
