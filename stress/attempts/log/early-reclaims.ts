import type { Recorded } from '../../../src/events/recorded';

/** A decision on PostgreSQL is written at most so long after it was timed: what others wrote before it may have a later time. */
const WRITTEN_LATE_MS = 100;

/**
 * Reclaims that came too early by the clocks of others, each in a sentence: a writer that reclaims by a clock that is
 * ahead proves itself right, but what others wrote later carries an earlier time than the end of the lease. All the
 * writers of a run have the clock of one machine.
 */
export const earlyReclaims = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const early: string[] = [];
  const earliest = new Map<number, { readonly at: number; readonly position: number }>();
  for (const { stored, event } of log.toReversed()) {
    const { taskId, position, writer, createdAt: at } = stored;
    if (event.kind === 'reclaimed') {
      const { leaseUntil } = event.data;
      const later = [...earliest].find(
        ([other, seen]) => other !== writer && seen.at + WRITTEN_LATE_MS < leaseUntil,
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
