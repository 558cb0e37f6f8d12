import { NotExportable } from './not-exportable';

/** The first moment that has five digits in its year. */
const TOO_LATE = Date.UTC(10_000, 0);

/** Milliseconds since 1970 as an ISO 8601 time in UTC; null before 1970 and after the year 9999, which the formats do not hold. */
export const isoTime = (ms: number): string | null =>
  ms >= 0 && ms < TOO_LATE ? new Date(ms).toISOString() : null;

/** The time of an event; one that the formats do not hold throws {@link NotExportable}. */
export const eventTime = ({ position, createdAt }: { position: number; createdAt: number }): string => {
  const time = isoTime(createdAt);
  if (time === null) throw new NotExportable(position, 'created_at', 'a time from 1970 to 9999', createdAt);
  return time;
};
