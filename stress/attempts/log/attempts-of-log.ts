import type { EventKind } from '../../../src/events/catalogue';
import type { Recorded } from '../../../src/events/recorded';

/** One attempt as the log tells it. Times are milliseconds since 1970. */
export interface AttemptSeen {
  readonly taskId: string;
  readonly claimant: string;
  readonly fence: number;
  /** The position of its claim. */
  readonly position: number;
  /** As its last extension left it; null for none. */
  readonly leaseUntil: number | null;
  readonly extensions: number;
  /** Null where the log leaves it open. */
  readonly end: { readonly kind: EventKind; readonly position: number; readonly at: number } | null;
}

/** The attempts of a log in the order of their claims, and what is wrong with them, each in a sentence. */
export interface AttemptsSeen {
  readonly attempts: ReadonlyArray<AttemptSeen>;
  readonly wrong: ReadonlyArray<string>;
}

/** The kinds that end an attempt, or, where they name none, what is not an attempt. */
const ends: ReadonlySet<EventKind> = new Set<EventKind>([
  'completed',
  'attempt_failed',
  'released',
  'reclaimed',
  'cancelled',
  'blocked',
  'scheduled',
  'review_requested',
  'changes_requested',
  'revoked',
]);

type Draft = { -readonly [K in keyof AttemptSeen]: AttemptSeen[K] };

/** Whose attempt an event acts on, as it says itself. */
const named = ({ event }: Recorded): { readonly claimant: string; readonly fence: number } | undefined => {
  if (!('fence' in event.data) || !('claimant' in event.data)) return undefined;
  const { claimant, fence } = event.data;
  return typeof claimant === 'string' && typeof fence === 'number' ? { claimant, fence } : undefined;
};

/** Follows the attempts event by event, by nothing but what the events say. */
class Followed {
  readonly attempts: Draft[] = [];
  readonly wrong: string[] = [];
  private readonly standing = new Map<string, Draft>();
  private readonly highest = new Map<string, number>();

  add(recorded: Recorded): void {
    const { stored, event } = recorded;
    const { taskId, position } = stored;
    if (taskId === null) return;
    if (event.kind === 'claimed') {
      const { claimant, fence, leaseUntil } = event.data;
      this.claim({ taskId, claimant, fence, leaseUntil, position, extensions: 0, end: null });
    } else if (event.kind === 'lease_extended') {
      const attempt = this.acted(recorded, taskId);
      if (attempt === undefined) return;
      attempt.leaseUntil = event.data.leaseUntil;
      attempt.extensions += 1;
    } else if (ends.has(event.kind)) {
      this.end(recorded, taskId);
    }
  }

  /** The log is over. */
  close(): void {
    for (const { taskId, claimant, fence, position } of this.standing.values()) {
      this.wrong.push(
        `the attempt ${fence} of ${claimant} at ${taskId}, begun at ${position}, was left open`,
      );
    }
  }

  private claim(attempt: Draft): void {
    const { taskId, claimant, fence, position } = attempt;
    const holder = this.standing.get(taskId);
    if (holder !== undefined) {
      this.wrong.push(`${taskId} was claimed by ${claimant} at ${position} while ${holder.claimant} held it`);
    }
    const highest = this.highest.get(taskId) ?? 0;
    if (fence <= highest) {
      this.wrong.push(`${taskId} was claimed at ${position} under fence ${fence}, after fence ${highest}`);
    }
    this.highest.set(taskId, Math.max(highest, fence));
    this.standing.set(taskId, attempt);
    this.attempts.push(attempt);
  }

  private end(recorded: Recorded, taskId: string): void {
    const { stored, event } = recorded;
    const byHand = named(recorded) === undefined && !this.standing.has(taskId);
    if (byHand && event.kind !== 'completed') return;
    const attempt = this.acted(recorded, taskId);
    if (attempt === undefined) return;
    const { position, createdAt: at } = stored;
    if (event.kind === 'reclaimed' && !(at >= (attempt.leaseUntil ?? Infinity))) {
      this.wrong.push(
        `${taskId} was reclaimed at ${position}, its lease lasting until ${attempt.leaseUntil}`,
      );
    }
    attempt.end = { kind: event.kind, position, at };
    this.standing.delete(taskId);
  }

  /** The attempt that an event acts on, where that is the one that stands. */
  private acted(recorded: Recorded, taskId: string): Draft | undefined {
    const { kind, position } = recorded.stored;
    const attempt = this.standing.get(taskId);
    const by = named(recorded);
    if (attempt !== undefined && by?.fence === attempt.fence && by.claimant === attempt.claimant)
      return attempt;
    const who = by === undefined ? 'nobody' : `${by.claimant} under fence ${by.fence}`;
    const held =
      attempt === undefined ? 'nobody held it' : `${attempt.claimant} held it under ${attempt.fence}`;
    this.wrong.push(`${taskId} was ${kind} at ${position} by ${who}, while ${held}`);
    return undefined;
  }
}

/** Follows all attempts of a whole log. */
export const attemptsOfLog = (log: ReadonlyArray<Recorded>): AttemptsSeen => {
  const followed = new Followed();
  for (const recorded of log) followed.add(recorded);
  followed.close();
  return followed;
};
