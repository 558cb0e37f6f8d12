import { newId } from '../../events/ids';
import type * as ask from '../input-types';
import type { Claimed, Rejected } from '../outcomes';
import type { BoardAtWork } from './board-at-work';
import { LONGEST_TIMER } from './longest-timer';
import { insist, mayPass } from './patience';

/** The attempt does not stand any more: `rejected` is what the ledger said, null where it could not be asked in time. */
export class LeaseLost extends Error {
  readonly _tag = 'LeaseLost';

  constructor(
    readonly taskId: string,
    readonly fence: number,
    readonly rejected: Rejected | null,
  ) {
    super(`the attempt at task ${JSON.stringify(taskId)} under fence ${fence} does not stand any more`);
    this.name = 'LeaseLost';
  }
}

/** How an attempt can be ended, other than by what its handler returns or throws. */
export interface Ending {
  readonly requestReview: (result?: unknown) => Promise<void>;
  /** For a reviewer: the task has to be worked on again. */
  readonly requestChanges: (reason?: string) => Promise<void>;
  readonly block: (kind: string, reason?: string) => Promise<void>;
  readonly schedule: (runAt: ask.Moment, reason?: string) => Promise<void>;
  readonly release: (reason?: string) => Promise<void>;
}

/** What a handler has beside the task. Once it has ended its attempt by hand, what it returns or throws is of no account. */
export interface AttemptAtWork extends Ending {
  /** Fires once the attempt does not stand any more; its reason is a {@link LeaseLost}. */
  readonly signal: AbortSignal;
}

/** What a handler asked for cannot be done to the task as it is, for another reason than that the attempt is lost: it still stands. */
export class EndingRefused extends Error {
  readonly _tag = 'EndingRefused';

  constructor(
    readonly taskId: string,
    /** What the ledger said; null where the attempt is ended otherwise already. */
    readonly rejected: Rejected | null,
  ) {
    const why = rejected?.reason._tag ?? 'the attempt is ended already';
    super(`task ${JSON.stringify(taskId)} refuses that: ${why}`);
    this.name = 'EndingRefused';
  }
}

/** The reasons for which an ending is refused when the attempt does not stand. */
const gone: ReadonlySet<Rejected['reason']['_tag']> = new Set([
  'held',
  'terminal',
  'not_claimed',
  'unknown_task',
]);

/** Which part of a lease passes between two heartbeats: more than a third, so that each one is recorded. */
const BEAT = 0.4;

/** One attempt at a task while its handler runs: it is kept alive, and ended once. */
export class Attempt implements AttemptAtWork {
  private readonly controller = new AbortController();
  private beat: NodeJS.Timeout | undefined;
  private leaseUntil: number;
  private ending: Promise<void> = Promise.resolve();
  private state: 'standing' | 'ending' | 'ended' | 'lost' = 'standing';

  constructor(
    private readonly board: BoardAtWork,
    private readonly task: Claimed,
    private readonly leaseMs: number,
    /** Hears of what the attempt cannot go on after. */
    private readonly onFault: (error: unknown) => void,
  ) {
    this.leaseUntil = task.leaseUntil ?? Infinity;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isLost(): boolean {
    return this.state === 'lost';
  }

  get isEnded(): boolean {
    return this.state === 'ended';
  }

  /** Begins to say that it is alive. */
  start(): void {
    this.rest();
    this.beat = setTimeout(
      () => void this.stayAlive(),
      Math.min(Math.max(1, this.leaseMs * BEAT), LONGEST_TIMER),
    );
  }

  /** Says no more that it is alive. */
  rest(): void {
    clearTimeout(this.beat);
  }

  /** The attempt does not stand any more. */
  lose(rejected: Rejected | null): void {
    if (this.state !== 'standing' && this.state !== 'ending') return;
    this.state = 'lost';
    this.rest();
    this.controller.abort(new LeaseLost(this.task.id, this.task.fence, rejected));
  }

  /** Tells the handler that it is over, though it was not lost. */
  abort(): void {
    this.controller.abort(new LeaseLost(this.task.id, this.task.fence, null));
  }

  requestReview(result?: unknown): Promise<void> {
    const given = result === undefined ? {} : { result };
    return this.end((named) => this.board.requestReview({ ...named, ...given }));
  }

  requestChanges(reason?: string): Promise<void> {
    return this.end((named) => this.board.requestChanges({ ...named, ...because(reason) }));
  }

  block(kind: string, reason?: string): Promise<void> {
    return this.end((named) => this.board.block({ ...named, kind, ...because(reason) }));
  }

  schedule(runAt: ask.Moment, reason?: string): Promise<void> {
    return this.end((named) => this.board.schedule({ ...named, runAt, ...because(reason) }));
  }

  release(reason?: string): Promise<void> {
    return this.end((named) => this.board.release({ ...named, ...because(reason) }));
  }

  /**
   * Ends the attempt. One that does not stand is lost; any other refusal throws {@link EndingRefused}, and so does an
   * ending while, or after, it is ended otherwise. No heartbeat comes after: it would be told that the attempt does not
   * stand any more.
   */
  async end(
    how: (
      named: Required<ask.AttemptInput> & { readonly commandId: string },
    ) => Promise<{ readonly _tag: string } | Rejected>,
  ): Promise<void> {
    if (this.state === 'ending' || this.state === 'ended') throw new EndingRefused(this.task.id, null);
    const { id: taskId, claimant, fence } = this.task;
    const commandId = newId();
    this.rest();
    if (this.state === 'standing') this.state = 'ending';
    const asked = insist(() => how({ taskId, claimant, fence, commandId }));
    this.ending = asked.then(nothing, nothing);
    try {
      const outcome = await asked;
      if (outcome._tag === 'Rejected') this.refused(outcome as Rejected);
      else this.state = 'ended';
    } catch (error) {
      this.goOn();
      throw error;
    }
  }

  /** Resolves once an ending that was asked for has come to something. */
  settled(): Promise<void> {
    return this.ending;
  }

  private refused(rejected: Rejected): void {
    if (!gone.has(rejected.reason._tag)) throw new EndingRefused(this.task.id, rejected);
    this.lose(rejected);
  }

  /** It was not ended after all. */
  private goOn(): void {
    if (this.state !== 'ending') return;
    this.state = 'standing';
    this.start();
  }

  private async stayAlive(): Promise<void> {
    const { id: taskId, claimant, fence } = this.task;
    try {
      const outcome = await this.board.heartbeat({ taskId, claimant, fence });
      if (this.state !== 'standing') return;
      if (outcome._tag === 'Rejected') this.lose(outcome);
      else this.leaseUntil = outcome.leaseUntil ?? Infinity;
    } catch (error) {
      if (!mayPass(error)) this.onFault(error);
      else if (Date.now() > this.leaseUntil) this.lose(null);
    }
    if (this.state === 'standing') this.start();
  }
}

const nothing = (): void => undefined;

const because = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined ? {} : { reason };
