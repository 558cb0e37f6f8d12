import type { ViewsAtHand } from '../../src/audit/audit';
import type { FindingCode } from '../../src/audit/finding';
import type { StoredRow } from '../../src/events/stored-event';
import type { History } from './history';
import type { Random } from './random';

/** A finding that a mutant must have: the code, where, and of which task (undefined: of any). */
export interface Expected {
  readonly code: FindingCode;
  readonly position: number | null;
  readonly taskId?: string | null;
}

/** A log, or its views, after somebody had a hand in it. */
export interface Mutant {
  readonly rows: ReadonlyArray<StoredRow>;
  readonly headPosition: number;
  /** Where a view was touched: all of them. */
  readonly views?: ViewsAtHand;
  readonly expected: ReadonlyArray<Expected>;
  /** The first position that is not as it was written. Where none is, only what is expected may be found. */
  readonly touched: number | null;
}

/** A way to spoil a log: where it is told in `docs/stress.md`, and what it makes of a history; undefined where that has no place for it. */
export interface MutantKind {
  readonly name: string;
  readonly mutate: (history: History, random: Random) => Mutant | undefined;
}
