import { actWithoutClaim, reclaimedEarly } from './kinds/attempts';
import { backdated } from './kinds/backdated';
import { claimBeforeParent } from './kinds/claim-before-parent';
import { claimOfEnded, claimWhileOpen, doubleClaim, falseRefusal } from './kinds/claims';
import { cycle } from './kinds/cycle';
import { deleted, deletedAndClosed } from './kinds/deleted';
import { contentEdited, contentTaken, edited } from './kinds/edited';
import * as hashed from './kinds/edited-and-hashed';
import { orphan } from './kinds/orphan';
import { reversioned } from './kinds/reversioned';
import { swapped, swappedBetweenTasks, swappedInTask } from './kinds/swapped';
import { headSetBack, truncated } from './kinds/truncated';
import { rowAdded, rowEdited, rowRemoved } from './kinds/views';
import type { MutantKind } from './mutant';

/** Every way in which a log, or a view of it, is spoilt. */
export const everyKind: ReadonlyArray<MutantKind> = [
  deleted,
  deletedAndClosed,
  truncated,
  headSetBack,
  swapped,
  swappedInTask,
  swappedBetweenTasks,
  edited,
  contentEdited,
  contentTaken,
  hashed.statusEdited,
  hashed.kindEdited,
  hashed.dataEdited,
  hashed.evidenceEdited,
  hashed.fenceEdited,
  hashed.causeEdited,
  hashed.commandReused,
  hashed.refusalEdited,
  backdated,
  reversioned,
  orphan,
  cycle,
  doubleClaim,
  claimOfEnded,
  claimWhileOpen,
  claimBeforeParent,
  falseRefusal,
  actWithoutClaim,
  reclaimedEarly,
  rowEdited,
  rowAdded,
  rowRemoved,
];
