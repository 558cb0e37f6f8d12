import { isLeft } from 'fp-ts/Either';
import type { Head } from '../commands/head';
import type { Queries } from '../commands/store';
import { StoreFailure } from '../commands/store-failure';
import { renderDecodeFault } from '../events/decode-fault';
import { readEvent } from '../events/read-event';
import type { ReadFault } from '../events/read-event';
import type { Recorded } from '../events/recorded';
import type { StoredRow } from '../events/stored-event';
import { FoldedBoard } from '../projections/folded-board';
import type { Fold } from './find-drift';
import { beyondHead, eachRow } from './log-pages';
import type { Progress } from './log-pages';

const renderReadFault = (fault: ReadFault): string =>
  fault._tag === 'UnknownKind'
    ? `unknown kind ${JSON.stringify(fault.kind)}`
    : renderDecodeFault(fault.fault);

/** A stored event as this version reads it; one that cannot be read is an error that names its position, never skipped. */
export const mustRead = (row: StoredRow): Recorded => {
  const { stored } = row;
  const event = readEvent(stored);
  if (!isLeft(event)) return { ...row, event: event.right };
  const { position } = stored;
  throw new StoreFailure({ _tag: 'Corrupt', position, detail: renderReadFault(event.left) });
};

/** Hears that the log is not what a log has to be: at a position, or (null) as a whole. */
export type Trouble = (position: number | null, detail: string) => void;

const refuse: Trouble = (position, detail) => {
  throw new StoreFailure({ _tag: 'Corrupt', position, detail });
};

/** Folds a log into a board of its own, page by page, as far as it is told. */
export class LogFold implements Fold {
  readonly board = new FoldedBoard();
  private ended = 0;

  /** `each` hears every row first; where `trouble` returns, the fold goes on without what is missing or cannot be read. */
  constructor(
    private readonly each: (row: StoredRow) => void = () => undefined,
    private readonly trouble: Trouble = refuse,
  ) {}

  async upTo(queries: Queries, position: number, progress?: Progress): Promise<void> {
    const span = { from: this.ended, to: position };
    await eachRow(queries, span, (row) => this.take(row), progress);
    if (this.ended < position) {
      this.trouble(this.ended + 1, `the log ends at ${this.ended}, its head says ${position}`);
    }
    this.ended = Math.max(this.ended, position);
  }

  /** Says where a head, up to which the log is folded, is not what the log says: of another policy, or before its end. */
  async mustAgree(queries: Queries, { position, satisfiedBy }: Head): Promise<void> {
    if (JSON.stringify(satisfiedBy) !== JSON.stringify(this.board.satisfiedBy)) {
      this.trouble(null, `the head says that ${satisfiedBy.join(', ')} satisfy, the log says otherwise`);
    }
    const beyond = await beyondHead(queries, position);
    if (beyond !== undefined) this.trouble(beyond.stored.position, 'the log goes on past its head');
  }

  private take(row: StoredRow): void {
    const { position } = row.stored;
    const missing = this.ended + 1;
    if (missing < position) {
      const last = position - 1;
      this.trouble(
        missing,
        last === missing ? 'the log has no such event' : `the log has no events up to ${last}`,
      );
    }
    this.ended = position;
    this.each(row);
    const event = readEvent(row.stored);
    if (isLeft(event)) this.trouble(position, renderReadFault(event.left));
    else this.board.apply({ ...row, event: event.right });
  }
}
