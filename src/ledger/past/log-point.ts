import type { Queries } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import { decodeFault } from '../../events/decode-fault';
import { InvalidInput, mustBeValid } from '../errors';
import type { LogPoint } from '../input-types';
import { inputs } from '../inputs';

/** A position of the log, and when its event was recorded. */
export interface Recording {
  readonly position: number;
  /** Milliseconds since 1970, by the clock of whoever wrote the event. */
  readonly recordedAt: number;
}

/** A point of the log that was asked for, of the right form: a position or a time. */
export type AskedPoint = { readonly at: string } & (
  { readonly position: number } | { readonly time: number; readonly given: unknown }
);

/** Reads a point; `at` names it in the error. */
export const readPoint = (at: string, given: LogPoint): AskedPoint => {
  const { position, time } = mustBeValid(inputs.point(at, given));
  if (position !== undefined) return { at, position };
  return { at, time: time ?? 0, given: 'time' in given ? given.time : undefined };
};

const recordingAt = async (queries: Pick<Queries, 'bareEvents'>, position: number): Promise<Recording> => {
  const [row] = await queries.bareEvents(position - 1, 1);
  if (row?.stored.position === position) return { position, recordedAt: row.stored.createdAt };
  throw new StoreFailure({ _tag: 'Corrupt', position, detail: 'the log has no such event' });
};

/**
 * The position of a point, and when it was recorded; or what is wrong with a point that is not in the log. At a time: the
 * greatest position whose event was recorded at or before it. Where clocks went back, events before that position may
 * have been recorded after the time; none after it was recorded before.
 */
export const findPoint = async (
  queries: Pick<Queries, 'head' | 'bareEvents' | 'lastAt'>,
  asked: AskedPoint,
): Promise<Recording | InvalidInput> => {
  if ('position' in asked) {
    const { position: last } = await queries.head();
    if (asked.position <= last) return recordingAt(queries, asked.position);
    const expected = `a position of the log, which ends at ${last}`;
    return new InvalidInput(decodeFault(`${asked.at}.position`, expected, asked.position));
  }
  const position = await queries.lastAt(asked.time);
  if (position !== undefined) return recordingAt(queries, position);
  const { recordedAt } = await recordingAt(queries, 1);
  const begun = new Date(recordedAt).toISOString();
  const expected = `a time at which the log had begun: its first event is of ${begun}`;
  return new InvalidInput(decodeFault(`${asked.at}.time`, expected, asked.given));
};
