import type { EventKind } from '../events/catalogue';
import type { Json } from '../events/json';
import type { Recorded } from '../events/recorded';
import { contentField } from '../projections/content-field';

/** How an attempt ended. */
export interface AttemptEnd {
  readonly kind: EventKind;
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was said at its end: the error, the result, or the reason; null where nothing was, or where it is erased. */
  readonly said: Json;
}

/** One attempt at a task, from its claim to its end. */
export interface AttemptStory {
  /** 1 for the first. */
  readonly attempt: number;
  readonly claimant: string;
  readonly fence: number;
  readonly from: 'ready' | 'review';
  /** The position of its claim. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly claimedAt: number;
  /** As its last extension left it; null for none. */
  readonly leaseUntil: number | null;
  /** How often its lease was extended. */
  readonly extensions: number;
  /** Null while it stands. */
  readonly end: AttemptEnd | null;
}

/** The kinds that end an attempt that stands, each with the field of its content. */
const ends: Partial<Record<EventKind, string>> = {
  completed: 'result',
  attempt_failed: 'error',
  released: 'reason',
  reclaimed: 'reason',
  cancelled: 'reason',
  blocked: 'reason',
  scheduled: 'reason',
  review_requested: 'result',
  changes_requested: 'reason',
  revoked: 'reason',
};

type Draft = { -readonly [K in keyof AttemptStory]: AttemptStory[K] };

/** The attempts at a task, told event by event. */
export class AttemptStories {
  readonly all: Draft[] = [];
  private standing: Draft | null = null;

  add({ stored, event, content }: Recorded): void {
    const { position, createdAt } = stored;
    if (event.kind === 'claimed') {
      const { attempt, claimant, fence, from, leaseUntil } = event.data;
      const told = { position, claimedAt: createdAt, extensions: 0, end: null };
      this.standing = { attempt, claimant, fence, from, leaseUntil, ...told };
      this.all.push(this.standing);
    } else if (event.kind === 'lease_extended' && this.standing !== null) {
      this.standing.leaseUntil = event.data.leaseUntil;
      this.standing.extensions += 1;
    } else if (this.standing !== null) {
      const field = ends[event.kind];
      if (field === undefined) return;
      const said = contentField(content?.content ?? null, field);
      this.standing.end = { kind: event.kind, position, at: createdAt, said };
      this.standing = null;
    }
  }
}
