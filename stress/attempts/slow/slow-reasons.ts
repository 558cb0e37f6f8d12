import type { AttemptSeen } from '../log/attempts-of-log';

const named = ({ taskId, claimant, fence }: AttemptSeen): string =>
  `the attempt ${fence} of ${claimant} at ${taskId}`;

/** What is wrong with attempts that are slower than their leases: those with heartbeats must be completed, those without be reclaimed. */
export const slowReasons = (
  alive: ReadonlyArray<AttemptSeen>,
  silent: ReadonlyArray<AttemptSeen>,
): ReadonlyArray<string> => [
  ...alive
    .filter(({ extensions, end }) => extensions === 0 || end?.kind !== 'completed')
    .map(
      (one) =>
        `${named(one)} had heartbeats, ${one.extensions} extensions, and was ${one.end?.kind ?? 'left'}`,
    ),
  ...silent
    .filter(({ end }) => end?.kind !== 'reclaimed')
    .map((one) => `${named(one)} had no heartbeat, and was ${one.end?.kind ?? 'left'}`),
];
