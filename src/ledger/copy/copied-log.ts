import { Pending } from '../../commands/pending';
import type { Store } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import { contentHash } from '../../events/content';
import { leafHash } from '../../events/leaf-hash';
import { MerkleRoot } from '../../events/merkle-root';
import type { StoredRow } from '../../events/stored-event';
import { Board } from '../../projections/board';
import { LedgerFault, orFault } from '../errors';
import { mustRead } from '../log-fold';
import { breathe } from '../log-pages';
import type { Progress } from '../log-pages';

/** Events that are copied in one transaction, at most. */
const PAGE = 500;

const corrupt = (position: number, detail: string): LedgerFault =>
  new LedgerFault({ _tag: 'Corrupt', position, detail });

/** A log on its way from one place to another, event by event, and folded on that way: the views grow with it. */
export class CopiedLog {
  /** Which rows of the views the page at hand changed. */
  private readonly pending = new Pending();
  readonly board = new Board(this.pending);
  private readonly leaves = new MerkleRoot();

  constructor(
    private readonly from: Store,
    private readonly to: Store,
    private readonly ledgerId: string,
  ) {}

  /** The root (hex) over all events that came by. */
  get root(): string {
    return this.leaves.root();
  }

  /** Brings all events up to `last`; those up to `there` are there already, and only looked at. */
  async upTo(last: number, there: number, progress: Progress): Promise<void> {
    for (let { position } = this.board; position < last; { position } = this.board) {
      const limit = Math.min(PAGE, (position < there ? there : last) - position);
      const rows = await orFault(this.from.read((queries) => queries.events(position, limit)));
      if (rows.length === 0) throw corrupt(position + 1, 'the log has no such event');
      for (const row of rows) this.take(row);
      if (position >= there) await this.hand(rows);
      this.pending.clear();
      progress(this.board.position, last);
      await breathe();
    }
  }

  /** Takes in the next event; what is not as it was written goes no further. */
  private take(row: StoredRow): void {
    const { stored, content } = row;
    const { position } = stored;
    const next = this.board.position + 1;
    if (position !== next) throw corrupt(next, 'the log has no such event');
    if (leafHash(this.ledgerId, stored) !== stored.leafHash) {
      throw corrupt(position, 'its leaf hash is not that of what is stored');
    }
    if (content !== null && contentHash(content) !== stored.contentHash) {
      throw corrupt(position, 'its content hash is not that of what is stored');
    }
    if (content === null && row.erased === null && stored.contentHash !== null) {
      throw corrupt(position, 'its content is gone, and no event erased it');
    }
    const recorded = mustRead(row);
    this.board.apply(recorded);
    this.pending.event(recorded);
    this.leaves.add(stored.leafHash);
  }

  /** Writes a page with the rows that it changed, unless another run of this copy did so meanwhile. */
  private async hand(rows: ReadonlyArray<StoredRow>): Promise<void> {
    const first = rows[0]!.stored.position;
    const gone = rows.flatMap(({ stored: { position }, erased }) =>
      erased === null ? [] : [{ position, erased }],
    );
    const handed = this.to.write(async (transaction) => {
      const { position, state } = await transaction.head();
      if (position >= this.board.position) return;
      if (state !== 'copying' || position !== first - 1)
        throw new StoreFailure({ _tag: 'Busy', waitedMs: 0 });
      await transaction.append(this.pending.changes(this.board));
      await transaction.bury(gone);
    });
    await orFault(handed);
  }
}
