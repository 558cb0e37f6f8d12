/** `what-1` to `what-<count>`. */
export const numbered = (what: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, i) => `${what}-${i + 1}`);
