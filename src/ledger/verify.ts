import type { TaskEither } from 'fp-ts/TaskEither';
import type { Store } from '../commands/store';
import type { StoredRow } from '../events/stored-event';
import type { StoreFault } from '../commands/store-fault';
import { contentHash } from '../events/content';
import { leafHash } from '../events/leaf-hash';
import { MerkleRoot } from '../events/merkle-root';
import type { Drift } from '../projections/drift';
import { findDrift } from './find-drift';
import { LogFold } from './log-fold';
import type { Progress } from './log-fold';

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
  readonly events: number;
  /** The root (hex) of the RFC 6962 tree over the leaves of all events, recomputed from what is stored. */
  readonly root: string;
  readonly mismatches: ReadonlyArray<Mismatch>;
  readonly drift: ReadonlyArray<Drift>;
}

class Hashes {
  readonly root = new MerkleRoot();
  readonly mismatches: Mismatch[] = [];

  constructor(private readonly ledgerId: string) {}

  add({ stored, content }: StoredRow): void {
    const leaf = leafHash(this.ledgerId, stored);
    this.root.add(leaf);
    this.compare(stored.position, 'leaf', stored.leafHash, leaf);
    const { position, contentHash: expected } = stored;
    this.compare(position, 'content', expected, content === null ? null : contentHash(content));
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
    const fold = new LogFold((row) => hashes.add(row));
    await fold.upTo(queries, position, progress);
    await fold.mustAgree(queries, head);
    const drift = await findDrift(queries, fold);
    const { mismatches } = hashes;
    return {
      valid: mismatches.length === 0 && drift.length === 0,
      ledgerId,
      events: fold.board.position,
      root: hashes.root.root(),
      mismatches,
      drift,
    };
  });
