import { isLeft } from 'fp-ts/Either';
import { readEvent } from '../events/read-event';
import type { StoredRow } from '../events/stored-event';

/** A content that is not as the log says: gone though no erasure names it, or there though one does. */
export interface ErasureFault {
  readonly position: number;
  readonly fault: 'missing' | 'still there';
  /** The position of the erasure: that which names the content, or which the store says took it away; null for none. */
  readonly erasure: number | null;
}

/** Follows which contents the events of a log say are erased, and which are: fed row by row, in the order of the log. */
export class Erasures {
  readonly faults: ErasureFault[] = [];
  private readonly gone = new Map<number, number | null>();
  /** Positions that an erasure has named. */
  private readonly named = new Set<number>();

  /** `settled` is where the log ended when the reading began: a later erasure may have come after its content was read. */
  constructor(private readonly settled: number) {}

  add({ stored, content, erased }: StoredRow): void {
    const { position, kind, contentHash } = stored;
    if (contentHash !== null && content === null) this.gone.set(position, erased);
    if (kind !== 'content_erased') return;
    const event = readEvent(stored);
    if (isLeft(event) || event.right.kind !== 'content_erased') return;
    for (const named of event.right.data.positions) {
      if (this.named.has(named)) continue;
      this.named.add(named);
      if (this.gone.delete(named) || position > this.settled) continue;
      this.faults.push({ position: named, fault: 'still there', erasure: position });
    }
  }

  /** What was gone without an erasure up to `last`, the last position read. */
  end(last: number): ReadonlyArray<ErasureFault> {
    for (const [position, erasure] of this.gone) {
      if (erasure === null || erasure <= last) this.faults.push({ position, fault: 'missing', erasure });
    }
    return this.faults;
  }
}
