import type { Queries } from '../../commands/store';
import type { EvidenceTaken } from '../../events/evidence-taken';
import { leafHash } from '../../events/leaf-hash';
import type { Recorded } from '../../events/recorded';
import { ObservedBoard } from '../../import/hermes/observed';
import { mustRead } from '../log-fold';
import { eachRow } from '../log-pages';
import type { Progress } from '../log-pages';

/** What a board of evidence holds, event by event. */
export class ObservedLog {
  readonly observed = new ObservedBoard();
  /** The last time that a file was observed to its end. */
  taken: EvidenceTaken | null = null;
  /** Whether nothing was observed since: what is here is all of it. */
  whole = false;
  position = 0;
  /** Positions whose event is not the one that was written, or at which there is none. */
  readonly spoilt: number[] = [];

  constructor(private readonly ledgerId: string) {}

  add({ stored, event }: Recorded): void {
    for (let missing = this.position + 1; missing < stored.position; missing += 1) this.spoilt.push(missing);
    if (leafHash(this.ledgerId, stored) !== stored.leafHash) this.spoilt.push(stored.position);
    this.position = stored.position;
    if (event.kind === 'foreign_observed') {
      this.observed.add(event.data);
      this.whole = false;
    }
    if (event.kind === 'evidence_taken') {
      this.taken = event.data;
      this.whole = true;
    }
  }
}

/** Reads all that a board of evidence holds. */
export const readObservedLog = async (queries: Queries, progress?: Progress): Promise<ObservedLog> => {
  const { position, ledgerId } = await queries.head();
  const log = new ObservedLog(ledgerId);
  await eachRow(queries, { from: 0, to: position }, (row) => log.add(mustRead(row)), progress);
  return log;
};
