import type { Observation } from '../observation';
import type { Trilean } from '../trilean';

/**
 * Whether one event came before another: by the order of the log where it says so of both, else by their times, where
 * spans that overlap leave it open.
 */
export const cameBefore = (one: Observation, other: Observation): Trilean => {
  if (one.order !== null && other.order !== null) return one.order < other.order;
  if (one.at === null || other.at === null) return undefined;
  if (one.at.to <= other.at.from) return true;
  return other.at.to <= one.at.from ? false : undefined;
};
