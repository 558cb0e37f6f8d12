import type { Recording } from '../../ledger/past/log-point';
import { timeInWords } from '../../events/time-in-words';

/** A position of the log with its time. */
export const recordingInWords = ({ position, recordedAt }: Recording): string =>
  `position ${position}, recorded ${timeInWords(recordedAt)}`;
