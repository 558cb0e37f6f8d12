/** Yes, no, or not to be decided. */
export type Trilean = true | false | undefined;

/** Whether all are so: one certain "no" decides it, otherwise every one has to be a "yes". `unseen`: there may be more of them. */
export const allOf = (ones: Iterable<Trilean>, unseen: boolean): Trilean => {
  let all: Trilean = unseen ? undefined : true;
  for (const one of ones) {
    if (one === false) return false;
    if (one === undefined) all = undefined;
  }
  return all;
};
