import { isLeft } from 'fp-ts/Either';
import type { Head, Queries } from '../commands/store';
import type { StoredRow } from '../events/stored-event';
import { StoreFailure } from '../commands/store-failure';
import { renderDecodeFault } from '../events/decode-fault';
import { readEvent } from '../events/read-event';
import type { ReadFault } from '../events/read-event';
import type { Recorded } from '../events/recorded';
import { Board } from '../projections/board';
import type { Fold } from './find-drift';

/** Rows of the log that are read at a time. */
const PAGE = 1_000;

/** Hears of long work: how many events of how many are read. */
export type Progress = (done: number, of: number) => void;

const renderReadFault = (fault: ReadFault): string =>
  fault._tag === 'UnknownKind'
    ? `unknown kind ${JSON.stringify(fault.kind)}`
    : renderDecodeFault(fault.fault);

/** A stored event as this version reads it; one that cannot be read is an error that names its position, never skipped. */
export const mustRead = ({ stored, content }: StoredRow): Recorded => {
  const event = readEvent(stored);
  if (!isLeft(event)) return { stored, content, event: event.right };
  const { position } = stored;
  throw new StoreFailure({ _tag: 'Corrupt', position, detail: renderReadFault(event.left) });
};

const contradiction = (position: number | null, detail: string): StoreFailure =>
  new StoreFailure({ _tag: 'Corrupt', position, detail });

/** Folds a log into a board of its own, page by page, as far as it is told; `each` hears every row first. */
export class LogFold implements Fold {
  readonly board = new Board();

  constructor(private readonly each: (row: StoredRow) => void = () => undefined) {}

  async upTo(queries: Queries, position: number, progress: Progress = () => undefined): Promise<void> {
    while (this.board.position < position) {
      const from = this.board.position;
      const rows = await queries.events(from, Math.min(PAGE, position - from));
      if (rows.length === 0) {
        throw contradiction(from + 1, `the log ends at ${from}, its head says ${position}`);
      }
      for (const row of rows) {
        const missing = this.board.position + 1;
        if (row.stored.position !== missing) throw contradiction(missing, 'the log has no such event');
        this.each(row);
        this.board.apply(mustRead(row));
      }
      progress(this.board.position, position);
    }
  }

  /** Refuses a head, up to which the log is folded, that is not what the log says: of another policy, or before its end. */
  async mustAgree(queries: Queries, { position, satisfiedBy }: Head): Promise<void> {
    if (JSON.stringify(satisfiedBy) !== JSON.stringify(this.board.satisfiedBy)) {
      throw contradiction(
        null,
        `the head says that ${satisfiedBy.join(', ')} satisfy, the log says otherwise`,
      );
    }
    const [beyond] = await queries.events(position, 1);
    if (beyond === undefined) return;
    const now = await queries.head();
    if (now.position < beyond.stored.position) {
      throw contradiction(beyond.stored.position, `the log goes on past its head at ${now.position}`);
    }
  }
}
