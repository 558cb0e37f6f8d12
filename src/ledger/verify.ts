import type { TaskEither } from 'fp-ts/TaskEither';
import type { Head } from '../commands/head';
import type { Store } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import { contentHash } from '../events/content';
import { leafHash } from '../events/leaf-hash';
import { MerkleRoot } from '../events/merkle-root';
import type { StoredRow } from '../events/stored-event';
import type { Drift } from '../projections/drift';
import { Erasures } from '../projections/erasures';
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
  /** Whether every hash and every row that was examined is what the log says. */
  readonly valid: boolean;
  readonly ledgerId: string;
  /** How many events the root is over. */
  readonly events: number;
  /** Whether what people wrote, contents and titles, was held against the log: false where the right to read it is missing. */
  readonly contentsExamined: boolean;
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
  private readonly ledgerId: string;
  private last = 0;
  private readonly erasures: Erasures;

  constructor(
    { ledgerId, position: head }: Head,
    /** Whether the rows bring the contents that there are. */
    private readonly contentsAtHand: boolean,
  ) {
    this.ledgerId = ledgerId;
    this.erasures = new Erasures(head);
  }

  add(row: StoredRow): void {
    const { stored, content } = row;
    this.events += 1;
    this.last = stored.position;
    if (this.contentsAtHand) this.erasures.add(row);
    const leaf = leafHash(this.ledgerId, stored);
    this.root.add(leaf);
    this.compare(stored.position, 'leaf', stored.leafHash, leaf);
    const { position, contentHash: expected } = stored;
    if (content !== null) this.compare(position, 'content', expected, contentHash(content));
  }

  /** Contents that are gone without an erasure, or there in spite of one. */
  end(): void {
    for (const { position, fault } of this.erasures.end(this.last)) {
      const found = fault === 'missing' ? null : 'content that was erased';
      this.mismatches.push({ position, of: 'content', stored: null, recomputed: found });
    }
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
  store.judge(async (queries, contentsExamined) => {
    const head = await queries.head();
    const { ledgerId, position } = head;
    await queries.settled(position);
    const hashes = new Hashes(head, contentsExamined);
    const broken: Array<VerifyReport['broken'][number]> = [];
    const fold = new LogFold(
      (row) => hashes.add(row),
      (at, detail) => broken.push({ position: at, detail }),
    );
    await fold.upTo(queries, position, progress);
    await fold.mustAgree(queries, head);
    for (const stray of await queries.strayContents()) hashes.stray(stray);
    const drift = await findDrift(queries, fold);
    hashes.end();
    const { mismatches } = hashes;
    return {
      valid: mismatches.length + broken.length + drift.length === 0,
      ledgerId,
      events: hashes.events,
      contentsExamined,
      root: hashes.root.root(),
      mismatches,
      broken,
      drift,
    };
  });
