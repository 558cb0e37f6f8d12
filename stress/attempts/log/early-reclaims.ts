import type { Recorded } from '../../../src/events/recorded';

/**
 * Reclaims that came too early by the clocks of others, each in a sentence: a writer that reclaims by a clock that is
 * ahead proves itself right, but what others wrote later carries an earlier time than the end of the lease. All the
 * writers of a run have the clock of one machine; `inStepMs` is by how much times may go back from event to event.
 */
export const earlyReclaims = (log: ReadonlyArray<Recorded>, inStepMs = 0): ReadonlyArray<string> => {
  const early: string[] = [];
  const earliest = new Map<number, { readonly at: number; readonly position: number }>();
  for (const { stored, event } of log.toReversed()) {
    const { taskId, position, writer, createdAt: at } = stored;
    if (event.kind === 'reclaimed') {
      const { leaseUntil } = event.data;
      const later = [...earliest].find(
        ([other, seen]) => other !== writer && seen.at + inStepMs < leaseUntil,
      );
      if (later !== undefined) {
        const [, seen] = later;
        early.push(
          `${taskId} was reclaimed at ${position}, and at ${seen.position} its lease had ${leaseUntil - seen.at} ms left`,
        );
      }
    }
    if (at <= (earliest.get(writer)?.at ?? Infinity)) earliest.set(writer, { at, position });
  }
  return early.toReversed();
};
