import type { Heard } from '../../commands/news';
import type { EventKind } from '../../events/catalogue';
import type { Recorded } from '../../events/recorded';
import { Alarm } from './alarm';
import { insist } from './patience';
import type { Running } from './running';

/** The handler of a subscription threw: the subscription is over, and begins again at `position` when it is made anew. */
export class SubscriptionFailed extends Error {
  readonly _tag = 'SubscriptionFailed';

  constructor(
    /** The name of the subscription. */
    readonly subscription: string,
    /** The position of the event that it failed at. */
    readonly position: number,
    cause: unknown,
  ) {
    super(`subscription ${JSON.stringify(subscription)} failed at position ${position}`, { cause });
    this.name = 'SubscriptionFailed';
  }
}

/** Hears of events one after the other; the next comes once it has returned. */
export type EventHandler = (recorded: Recorded) => unknown;

/** How a subscription goes, settled. */
export interface SubscribeOptions {
  readonly name: string;
  /** The first position, or `now`: what is appended from now on. */
  readonly from: number | 'now';
  readonly types: ReadonlyArray<EventKind> | undefined;
  readonly pollMs: number;
}

/** What a subscription asks of a ledger. */
export interface Followed {
  readonly listen: (heard: Heard) => () => void;
  readonly head: () => Promise<number>;
  readonly events: (input: {
    readonly from: number;
    readonly limit: number;
  }) => Promise<ReadonlyArray<Recorded>>;
  readonly checkpointOf: (name: string) => Promise<number | undefined>;
  readonly checkpoint: (name: string, position: number) => Promise<void>;
}

/** Hears of the events of a log in order, at least once each. */
export interface Subscription extends Running {
  /** The position of the last event that is done with. */
  readonly position: number;
}

/** Events that are read at a time. */
const PAGE = 100;

/** Milliseconds between two notes of how far it has come, while there is something to note. */
const NOTE_EVERY = 100;

/** The loop of a subscription. */
export class SubscriptionLoop implements Subscription {
  readonly done: Promise<void>;
  over = false;
  private readonly alarm = new Alarm();
  private readonly types: ReadonlySet<EventKind> | null;
  private stopping = false;
  private reached = 0;
  private noted = 0;
  private notedAt = 0;

  constructor(
    private readonly log: Followed,
    private readonly options: SubscribeOptions,
    private readonly handler: EventHandler,
  ) {
    this.types = options.types === undefined ? null : new Set(options.types);
    this.done = this.run();
  }

  get position(): number {
    return this.reached;
  }

  stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    return this.done;
  }

  private async run(): Promise<void> {
    const deaf = this.log.listen(() => this.alarm.ring());
    try {
      await this.begin();
      while (!this.stopping) await this.turn();
    } finally {
      deaf();
      this.over = true;
      await this.note();
    }
  }

  /** Where it left off, or where it is to begin; that is noted at once, so that `now` stays the same moment. */
  private async begin(): Promise<void> {
    const { name, from } = this.options;
    const before = await insist(() => this.log.checkpointOf(name));
    const first = from === 'now' ? await insist(() => this.log.head()) : from - 1;
    this.reached = before ?? first;
    this.noted = before ?? -1;
    await this.note();
  }

  private async turn(): Promise<void> {
    const page = await insist(() => this.log.events({ from: this.reached + 1, limit: PAGE }));
    for (const recorded of page) {
      if (this.stopping) return;
      await this.hear(recorded);
      this.reached = recorded.stored.position;
      if (Date.now() - this.notedAt >= NOTE_EVERY) await this.note();
    }
    if (page.length > 0) return;
    await this.note();
    await this.alarm.until(this.options.pollMs);
  }

  private async hear(recorded: Recorded): Promise<void> {
    if (this.types !== null && !this.types.has(recorded.event.kind)) return;
    try {
      await this.handler(recorded);
    } catch (cause) {
      throw new SubscriptionFailed(this.options.name, recorded.stored.position, cause);
    }
  }

  private async note(): Promise<void> {
    if (this.reached === this.noted) return;
    const { reached } = this;
    await insist(() => this.log.checkpoint(this.options.name, reached));
    this.noted = reached;
    this.notedAt = Date.now();
  }
}
