import { visible } from './visible';

/** Tasks that are named in a line. */
const NAMED = 10;

/** The ids of tasks in words, the first of them; `all` counts them all. */
export const namesInWords = (ids: ReadonlyArray<string>, all = ids.length): string => {
  const named = ids.slice(0, NAMED).map(visible);
  const others = all - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
};

/** A clause that names tasks, after a semicolon: none where there are none. */
export const clause = (what: string, ids: ReadonlyArray<string>, all = ids.length): string =>
  all === 0 ? '' : `; ${what}: ${namesInWords(ids, all)}`;
