import type { Verdict } from './report';
import type { Trilean } from './trilean';

/** The verdict on a claim, by whether all its parents satisfied. */
export const verdictOf = (satisfied: Trilean): Verdict => {
  if (satisfied === undefined) return 'indeterminate';
  return satisfied ? 'satisfied' : 'violated';
};
