import type { AttemptEnd } from '../../ledger/attempts';
import type { Ledger } from '../../ledger/ledger';
import type { Claimed } from '../../ledger/outcomes';
import { Alarm } from '../../ledger/workers/alarm';
import { insist } from '../../ledger/workers/patience';
import { visible } from '../words/visible';
import type { Exit } from './exec/process-group';

/** How often it is looked for an end that another process gave an attempt, in milliseconds. */
const POLL = 250;

/** An attempt that has ended, as it is told to programs. */
export interface AttemptEnded extends Exit {
  readonly _tag: 'AttemptEnded';
  readonly id: string;
  readonly claimant: string;
  readonly fence: number;
  readonly attempt: number;
  /** The kind of the event that ended it; null, with the position and the time, where the worker could not go on before there was one. */
  readonly end: AttemptEnd['kind'] | null;
  readonly position: number | null;
  readonly at: number | null;
}

/** How an attempt ended by the log, once it has; null where it stands and nobody is left to end it. */
const endOf = async (
  ledger: Ledger,
  { id, fence }: Claimed,
  isOver: () => boolean,
): Promise<AttemptEnd | null> => {
  const alarm = new Alarm();
  const deaf = ledger.listen(() => alarm.ring());
  try {
    for (;;) {
      const last = isOver();
      const stories = await insist(() => ledger.attempts(id));
      const end = stories.find((one) => one.fence === fence)?.end ?? null;
      if (end !== null || last) return end;
      await alarm.until(POLL);
    }
  } finally {
    deaf();
  }
};

/** Tells of an attempt once it has ended; `isOver` says that its worker has. */
export const attemptReport = async (
  ledger: Ledger,
  task: Claimed,
  exit: Exit,
  isOver: () => boolean,
): Promise<AttemptEnded> => {
  const { id, claimant, fence, attempt } = task;
  const end = await endOf(ledger, task, isOver);
  const told = { end: end?.kind ?? null, position: end?.position ?? null, at: end?.at ?? null };
  return { _tag: 'AttemptEnded', id, claimant, fence, attempt, ...exit, ...told };
};

const exitInWords = ({ exitCode, signal }: Exit): string => {
  if (signal !== null) return `ended by ${signal}`;
  return exitCode === null ? 'not started' : `exit code ${exitCode}`;
};

/** An attempt that has ended, for people. */
export const reportInWords = (report: AttemptEnded): string => {
  const { id, attempt, fence, end, position } = report;
  const how = end === null ? 'left to its lease' : `${end} at position ${position}`;
  return `${visible(id)}: attempt ${attempt}, fence ${fence}, ${exitInWords(report)}: ${how}`;
};
