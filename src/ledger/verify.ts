import type { TaskEither } from 'fp-ts/TaskEither';
import type { Store } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import { contentHash } from '../events/content';
import { leafHash } from '../events/leaf-hash';
import { MerkleRoot } from '../events/merkle-root';
import type { StoredRow } from '../events/stored-event';
import type { Drift } from '../projections/drift';
import { findDrift } from './find-drift';
import { LogFold } from './log-fold';
import type { Progress } from './log-pages';

/** A hash that is not that of what is stored. */
export interface Mismatch {
  readonly position: number;
  readonly of: 'leaf' | 'content';
  readonly stored: string | null;
  readonly recomputed: string | null;
}

/** What a verification found. */
export interface VerifyReport {
  /** Whether every hash and every row is what the log says. */
  readonly valid: boolean;
  readonly ledgerId: string;
  /** How many events the root is over. */
  readonly events: number;
  /** The root (hex) of the RFC 6962 tree over the leaves of all events, recomputed from what is stored. */
  readonly root: string;
  readonly mismatches: ReadonlyArray<Mismatch>;
  /** Positions where an event is missing, cannot be read, or lies past the head; null for the log as a whole. */
  readonly broken: ReadonlyArray<{ readonly position: number | null; readonly detail: string }>;
  readonly drift: ReadonlyArray<Drift>;
}

class Hashes {
  readonly root = new MerkleRoot();
  readonly mismatches: Mismatch[] = [];
  events = 0;

  constructor(private readonly ledgerId: string) {}

  add({ stored, content }: StoredRow): void {
    this.events += 1;
    const leaf = leafHash(this.ledgerId, stored);
    this.root.add(leaf);
    this.compare(stored.position, 'leaf', stored.leafHash, leaf);
    const { position, contentHash: expected } = stored;
    this.compare(position, 'content', expected, content === null ? null : contentHash(content));
  }

  /** A content that belongs to no event. */
  stray(position: number): void {
    this.mismatches.push({ position, of: 'content', stored: null, recomputed: 'content of no event' });
  }

  private compare(
    position: number,
    of: Mismatch['of'],
    stored: string | null,
    recomputed: string | null,
  ): void {
    if (stored !== recomputed) this.mismatches.push({ position, of, stored, recomputed });
  }
}

/** Recomputes every hash and every view from the log, page by page, while writers go on. */
export const verify = (store: Store, progress: Progress): TaskEither<StoreFault, VerifyReport> =>
  store.read(async (queries) => {
    const head = await queries.head();
    const { ledgerId, position } = head;
    const hashes = new Hashes(ledgerId);
    const broken: Array<VerifyReport['broken'][number]> = [];
    const fold = new LogFold(
      (row) => hashes.add(row),
      (at, detail) => broken.push({ position: at, detail }),
    );
    await fold.upTo(queries, position, progress);
    await fold.mustAgree(queries, head);
    for (const stray of await queries.strayContents()) hashes.stray(stray);
    const drift = await findDrift(queries, fold);
    const { mismatches } = hashes;
    return {
      valid: mismatches.length + broken.length + drift.length === 0,
      ledgerId,
      events: hashes.events,
      root: hashes.root.root(),
      mismatches,
      broken,
      drift,
    };
  });
