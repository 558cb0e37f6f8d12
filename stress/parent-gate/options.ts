import { flag, oneOf, optional, shape, whole } from '../../src/ledger/fields';
import { placeFields } from '../new-place';
import type { AskedPlace } from '../new-place';
import { settingsOf } from '../settings';

/** How the race is run. What is left out is as in the race that the gate is known for. */
export interface ParentGateOptions extends AskedPlace {
  /** `off`: parents always satisfy, everywhere; the run must then be judged violated. */
  readonly gate?: 'on' | 'off';
  /** The links come from a writer that does not demote: the gate meets ready children with open parents. */
  readonly strayLinks?: boolean;
  /** Workers and creator are processes instead of threads. */
  readonly processes?: boolean;
  /** 10 where it is not given; at least 2, for each child has two. */
  readonly parents?: number;
  /** 200 where it is not given. */
  readonly children?: number;
  /** 4 where it is not given. */
  readonly workers?: number;
  /** 8,000 where it is not given: the workers stop then, done or not. */
  readonly durationMs?: number;
}

/** The options with what was left out; throws {@link InvalidInput}. */
export const readOptions = settingsOf(
  shape({
    gate: optional(oneOf('on', 'off'), 'on'),
    strayLinks: optional(flag, false),
    processes: optional(flag, false),
    parents: optional(whole(2, 1_000), 10),
    children: optional(whole(1, 100_000), 200),
    workers: optional(whole(1, 64), 4),
    durationMs: optional(whole(100, 3_600_000), 8_000),
    ...placeFields,
  }),
);

/** A race with everything settled but the place of its ledger. */
export type Race = ReturnType<typeof readOptions>;
