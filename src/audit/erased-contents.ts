import type { Recorded } from '../events/recorded';
import type { StoredEvent, StoredRow } from '../events/stored-event';
import { Erasures } from '../projections/erasures';
import type { ErasureFault } from '../projections/erasures';
import { ContentPlaces } from './content-places';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { EventRef } from './evidence';
import type { Findings } from './findings';
import type { LogState } from './log-state';

/** An event whose content is gone. */
interface Gone {
  readonly taskId: string | null;
  readonly ref: EventRef;
  readonly contentHash: string;
}

/** Holds contents that are gone, and contents that are there, against the erasures in the log. */
export class ErasedContents {
  private readonly places = new ContentPlaces();
  /** Positions that an erasure named, by the event. */
  private readonly named = new Map<number, EventRef>();
  /** What is gone and no erasure has named so far. */
  private readonly gone = new Map<number, Gone>();
  private readonly erasures: Erasures;

  /** `settled` is where the log ended when the reading began. */
  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
    settled: number,
    /** Whether the rows bring the contents that there are. */
    private readonly contentsAtHand: boolean,
  ) {
    this.erasures = new Erasures(settled);
  }

  /** A row of the log, once its event is taken in. */
  add(row: StoredRow, known: AuditedTask | undefined): void {
    const { position, taskId, contentHash } = row.stored;
    const owner = known?.folded?.createdPosition ?? null;
    this.places.note(position, contentHash === null ? undefined : owner);
    if (!this.contentsAtHand) return;
    this.erasures.add(row);
    if (contentHash === null || row.content !== null) return;
    this.gone.set(position, { taskId, ref: refOf(row.stored), contentHash });
  }

  /** An erasure, just before it is taken in: it names contents of its own task that were there. */
  erased({ stored, event }: Recorded, createdPosition: number): void {
    if (event.kind !== 'content_erased') return;
    for (const position of event.data.positions) {
      const earlier = this.named.get(position);
      if (earlier !== undefined) {
        this.contradict(stored, `${position}, which ${at(earlier)} had erased already`, earlier);
        continue;
      }
      this.named.set(position, refOf(stored));
      this.gone.delete(position);
      if (position < stored.position && !this.places.has(position) && !this.state.whole) continue;
      if (this.places.owner(position) === createdPosition) continue;
      this.contradict(stored, `${position}, where no content of that task had been written`);
    }
  }

  /** Tells what is gone without an erasure, and what is there in spite of one. */
  end(): void {
    for (const fault of this.erasures.end(this.state.position)) {
      if (fault.fault === 'missing') this.tellMissing(fault);
      else this.tellStillThere(fault);
    }
  }

  private tellMissing({ position, erasure }: ErasureFault): void {
    const gone = this.gone.get(position);
    if (gone === undefined) return;
    const { taskId, ref, contentHash } = gone;
    const named =
      erasure === null ? '' : `; that at ${erasure}, which the store names, is none that names it`;
    const argument = `The content of ${at(ref)} should hash to ${contentHash}; nothing is there, and no erasure takes it away${named}.`;
    this.findings.add('TL511', { taskId, position, evidence: [as('event', ref)], argument });
  }

  private tellStillThere({ position, erasure }: ErasureFault): void {
    const named = this.named.get(position);
    if (named === undefined || named.position !== erasure || this.places.owner(position) === null) return;
    const argument = `${at(named)} erases the content of ${position}, and it is still there.`;
    this.findings.add('TL511', { taskId: null, position, evidence: [as('erasure', named)], argument });
  }

  private contradict(stored: StoredEvent, what: string, earlier?: EventRef): void {
    const { taskId, position } = stored;
    const ref = refOf(stored);
    const evidence = [...(earlier === undefined ? [] : [as('earlier erasure', earlier)]), as('event', ref)];
    const argument = `${at(ref)} of task ${task(taskId ?? '')} says that it erases the content of ${what}.`;
    this.findings.add('TL109', { taskId, position, evidence, argument });
  }
}
