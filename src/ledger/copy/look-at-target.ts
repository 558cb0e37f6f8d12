import type { Head } from '../../commands/head';
import type { Store } from '../../commands/store';
import { MerkleRoot } from '../../events/merkle-root';
import { orFault } from '../errors';
import type { CopyRefusal } from './copy-outcome';
import { firstDifference } from './first-difference';

/** What a copy finds where it is to go. */
export type TargetLook =
  /** All of the sealed log is there and the board goes on; `root` is that over the sealed log. */
  | { readonly _tag: 'Done'; readonly root: string }
  /** The events up to `there` are there; none in a copy that begins. */
  | { readonly _tag: 'Ours'; readonly there: number }
  | { readonly _tag: 'Refused'; readonly reason: CopyRefusal };

const refused = (reason: CopyRefusal): TargetLook => ({ _tag: 'Refused', reason });

/** Looks at the place that a log is to be copied to: nothing may be there but a part of this very log, left by this copy. */
export const lookAtTarget = async (source: Store, target: Store, begun: Head): Promise<TargetLook> => {
  const found = await orFault(target.read((queries) => queries.head()));
  const { ledgerId, position: there, sealedTo } = found;
  if (ledgerId !== begun.ledgerId) return refused({ _tag: 'another_ledger', ledgerId });
  const whole = found.state !== 'copying';
  if (whole && begun.state !== 'sealed') {
    return refused(sealedTo === null ? { _tag: 'same_ledger' } : { _tag: 'sealed_there', to: sealedTo });
  }
  const leaves = new MerkleRoot();
  const last = whole ? begun.position : there;
  const difference = await orFault(
    source.read((log) => orFault(target.read((other) => firstDifference(log, other, last, leaves)))),
  );
  if (difference !== null) return refused({ _tag: 'logs_differ', position: difference });
  return whole ? { _tag: 'Done', root: leaves.root() } : { _tag: 'Ours', there };
};
