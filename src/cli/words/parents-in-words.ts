import type { ParentSeen } from '../../events/parent-seen';
import { visible } from './visible';

/** Parents that are named in a line. */
const NAMED = 5;

/** Open parents in words: which, in what status, since which position; `open` counts them all. */
export const parentsInWords = (parents: ReadonlyArray<ParentSeen>, open: number): string => {
  const named = parents
    .slice(0, Math.min(open, NAMED))
    .map(({ id, status, position }) => `${visible(id)} is ${status} since position ${position}`);
  const others = open - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
};
