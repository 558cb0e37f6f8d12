import type { Claim } from './claim';
import type { ClaimNext } from './claim-next';
import type { Complete } from './complete';
import type { Create } from './create';
import type { CreateGraph } from './create-graph';
import type { Link } from './link';
import type { Release } from './release';
import type { Unlink } from './unlink';

/** Every command by its tag. */
export interface CommandByTag {
  readonly Create: Create;
  readonly CreateGraph: CreateGraph;
  readonly Link: Link;
  readonly Unlink: Unlink;
  readonly Claim: Claim;
  readonly ClaimNext: ClaimNext;
  readonly Release: Release;
  readonly Complete: Complete;
}

/** What can be asked of a ledger. */
export type Command = CommandByTag[keyof CommandByTag];
