import { isLeft } from 'fp-ts/Either';
import { decodeFault } from '../../events/decode-fault';
import type { BoardPlace } from '../board-place';
import { InvalidInput } from '../errors';
import { anyObject, callback, name, optional, shape, whole } from '../fields';
import { systemUser } from '../identity';
import type { Progress } from '../log-pages';
import { readOpening } from '../opening';
import type { SettledOpening } from '../opening';

/** What is copied, and where to. */
export interface CopyInput {
  readonly from: BoardPlace;
  /** Nothing is there yet, or what an earlier run of the same copy left. */
  readonly to: BoardPlace;
  /** Who asks; the user of the system where it is not given. */
  readonly actor?: string;
  /** How long to wait for a lock that somebody else holds, in milliseconds; 10,000 where it is not given. */
  readonly patienceMs?: number;
  /** Hears how many events of how many were read: those of the log, once for each time that it is read. */
  readonly onProgress?: Progress;
}

/** The input of a copy, checked. */
interface SettledCopy {
  readonly from: SettledOpening;
  readonly to: SettledOpening;
  readonly actor: string;
  readonly onProgress: Progress;
}

const fields = shape({
  from: anyObject,
  to: anyObject,
  actor: optional(name, undefined),
  patienceMs: optional(whole(0, 3_600_000), 10_000),
  onProgress: optional(callback, undefined),
});

/** Reads where a copy begins or ends: a place that is still there when this process is not. */
const readEnd = (at: string, place: BoardPlace, patienceMs: number): SettledOpening => {
  const settled = readOpening(at, { ...place, patienceMs, readOnly: false, durability: 'full' });
  if ('sqlite' in settled && settled.sqlite === ':memory:') {
    throw new InvalidInput(decodeFault(`${at}.sqlite`, 'a file', settled.sqlite));
  }
  return settled;
};

/** Reads what is to be copied, and where to. */
export const readCopyInput = (input: CopyInput): SettledCopy => {
  const read = fields('copyLedger', input);
  if (isLeft(read)) throw new InvalidInput(read.left);
  const { actor = systemUser(), patienceMs } = read.right;
  return {
    from: readEnd('copyLedger.from', input.from, patienceMs),
    to: readEnd('copyLedger.to', input.to, patienceMs),
    actor,
    onProgress: input.onProgress ?? (() => undefined),
  };
};
