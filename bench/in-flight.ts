/** Does `count` things, `width` of them at any time: as many workers, each of which waits for its own before the next. */
export const inFlight = async (
  width: number,
  count: number,
  one: (index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await one(index);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
};
