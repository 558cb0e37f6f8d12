/** `count` of `from`, each at most once, in random order; all of them where there are not more. */
export const pick = <A>(from: ReadonlyArray<A>, count: number): ReadonlyArray<A> => {
  const left = [...from];
  const picked: A[] = [];
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  }
  return picked;
};

/** A number from `least` to `most`. */
export const between = (least: number, most: number): number => least + Math.random() * (most - least);
