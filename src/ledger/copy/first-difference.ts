import type { Queries } from '../../commands/store';
import type { MerkleRoot } from '../../events/merkle-root';
import type { StoredRow } from '../../events/stored-event';
import { breathe } from '../log-pages';

/** Events of each log that are read at a time. */
const PAGE = 1_000;

const same = ({ stored: one }: StoredRow, { stored: other }: StoredRow): boolean =>
  one.position === other.position && one.id === other.id && one.leafHash === other.leafHash;

/** The first position up to `last` at which a log is not the same as another; null where it is. `leaves` takes those that are. */
export const firstDifference = async (
  log: Queries,
  other: Queries,
  last: number,
  leaves?: MerkleRoot,
): Promise<number | null> => {
  for (let ended = 0; ended < last;) {
    const rows = await log.events(ended, Math.min(PAGE, last - ended));
    const others = await other.events(ended, rows.length);
    const both = Math.min(rows.length, others.length);
    if (both === 0) return ended + 1;
    for (let i = 0; i < both; i += 1) {
      if (!same(rows[i]!, others[i]!)) return ended + 1;
      leaves?.add(rows[i]!.stored.leafHash);
      ended += 1;
    }
    await breathe();
  }
  return null;
};
