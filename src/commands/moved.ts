import type { Recorded } from '../events/recorded';

/** Events that were recorded behind `position`, as they are where others wrote so many events meanwhile: all but their hashes. */
export const moved = (
  recorded: ReadonlyArray<Recorded>,
  position: number,
  by: number,
): ReadonlyArray<Recorded> => {
  if (by === 0) return recorded;
  return recorded.map((one) => {
    const { stored } = one;
    const { causation } = stored;
    const caused = causation !== null && causation > position ? causation + by : causation;
    return { ...one, stored: { ...stored, position: stored.position + by, causation: caused } };
  });
};
