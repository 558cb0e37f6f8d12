import type { Recorded } from '../../../src/events/recorded';
import type { AttemptSeen } from './attempts-of-log';

/** Completions that were refused since the attempt that they present had been reclaimed. */
export interface StaleRefusals {
  readonly all: number;
  /** Those of them that found the attempt of a successor. */
  readonly whileHeld: number;
}

/** Counts the refused completions of a log whose attempts had been reclaimed before. */
export const staleRefusals = (
  log: ReadonlyArray<Recorded>,
  attempts: ReadonlyArray<AttemptSeen>,
): StaleRefusals => {
  const reclaimedAt = new Map(
    attempts
      .filter(({ end }) => end?.kind === 'reclaimed')
      .map(({ taskId, fence, end }) => [`${fence} ${taskId}`, end?.position ?? Infinity]),
  );
  const stale = log.filter(
    ({ stored, event }) =>
      event.kind === 'completion_rejected' &&
      (reclaimedAt.get(`${event.data.fence} ${stored.taskId}`) ?? Infinity) < stored.position,
  );
  const held = stale.filter(
    ({ event }) => event.kind === 'completion_rejected' && event.data.reason._tag === 'held',
  );
  return { all: stale.length, whileHeld: held.length };
};
