import { left, map, right } from 'fp-ts/Either';
import { defaultRetry } from '../commands/retry';
import type { Retry } from '../commands/retry';
import { decodeFault } from '../events/decode-fault';
import { limits } from '../events/limits';
import { InvalidInput } from './errors';
import { nullable, oneOf, optional, shape, whole } from './fields';
import type { Field } from './fields';

/** How long a task waits after a failure: always the same time, one that doubles, or one of your own. Milliseconds. */
export type Backoff =
  | { readonly kind: 'fixed'; readonly delayMs: number }
  | {
      readonly kind: 'exponential';
      /** After the first failure. */
      readonly baseMs: number;
      /** At most; an hour where it is not given. */
      readonly maxMs?: number;
      /** Which part of the time is left to chance, from 0 to 1; 0.5 where it is not given: from half the time to all of it. */
      readonly jitter?: number;
    }
  /** Of the number of failures, 1 for the first. What it says is rounded; less than nothing is nothing. */
  | ((failures: number) => number);

/** When a task that fails is tried again, and when it is given up. */
export interface RetryInput {
  /** How many attempts may fail, null for no limit; 3 where it is not given. */
  readonly attempts?: number | null;
  /** How many attempts may be reclaimed without a single heartbeat, null for no limit; 3 where it is not given. */
  readonly reclaims?: number | null;
  /** No delay where it is not given. */
  readonly backoff?: Backoff;
}

type DelayMs = Retry['delayMs'];

const span = whole(0, limits.spanMs);

const share: Field<number> = (at, value) =>
  typeof value === 'number' && value >= 0 && value <= 1
    ? right(value)
    : left(decodeFault(at, 'a number from 0 to 1', value));

const fixed = shape({ kind: oneOf('fixed'), delayMs: span });

const exponential = shape({
  kind: oneOf('exponential'),
  baseMs: span,
  maxMs: optional(span, 3_600_000),
  jitter: optional(share, 0.5),
});

/** A backoff of the caller's own, as whole milliseconds that a ledger can hold. What is no number is told to whoever asked. */
const own =
  (at: string, backoffOf: (failures: number) => unknown): DelayMs =>
  (failures) => {
    const ms = backoffOf(failures);
    if (typeof ms === 'number' && !Number.isNaN(ms)) {
      return Math.round(Math.min(Math.max(ms, 0), limits.spanMs));
    }
    throw new InvalidInput(decodeFault(`${at}(${failures})`, 'milliseconds', ms));
  };

/** Doublings of a wait that are counted: more would leave the numbers. */
const DOUBLINGS = 64;

/** A backoff as a function of the number of failures. Chance takes part, so that what failed together is not tried together. */
export const backoff: Field<DelayMs> = (at, value) => {
  if (typeof value === 'function') return right(own(at, value as (failures: number) => unknown));
  const kind: unknown =
    typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (kind === 'fixed')
    return map(
      ({ delayMs }: Read<typeof fixed>): DelayMs =>
        () =>
          delayMs,
    )(fixed(at, value));
  if (kind !== 'exponential') {
    return left(decodeFault(at, "a function, or a backoff of kind 'fixed' or 'exponential'", value));
  }
  return map(({ baseMs, maxMs, jitter }: Read<typeof exponential>): DelayMs => (failures) => {
    const longest = Math.min(maxMs, baseMs * 2 ** Math.min(failures - 1, DOUBLINGS));
    return Math.round(longest * (1 - jitter * Math.random()));
  })(exponential(at, value));
};

type Read<F> = F extends Field<infer A> ? A : never;

const tries = optional(nullable(whole(1, Number.MAX_SAFE_INTEGER)), defaultRetry.attempts);

/** How the rules of trying again are read. */
export const retryFields: Field<Retry> = (at, value) =>
  map(({ attempts, reclaims, backoff: delayMs }: Read<typeof fields>): Retry => ({
    attempts,
    reclaims,
    delayMs,
  }))(fields(at, value));

const fields = shape({ attempts: tries, reclaims: tries, backoff: optional(backoff, defaultRetry.delayMs) });
