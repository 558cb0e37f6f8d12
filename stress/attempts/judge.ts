import type { Finding } from '../../src/audit/finding';
import type { EventKind } from '../../src/events/catalogue';
import type { Recorded } from '../../src/events/recorded';
import type { BoardPlace } from '../../src/ledger/board-place';
import { openLedger } from '../../src/ledger/open-ledger';
import { readLog } from '../read-log';
import { attemptsOfLog } from './log/attempts-of-log';
import type { AttemptSeen } from './log/attempts-of-log';
import { notDoneOnce } from './log/done-once';
import { earlyReclaims } from './log/early-reclaims';
import { staleRefusals } from './log/stale-refusals';
import type { StaleRefusals } from './log/stale-refusals';

/** What the log of a run shows by itself. */
export interface Judged {
  readonly log: ReadonlyArray<Recorded>;
  readonly attempts: ReadonlyArray<AttemptSeen>;
  readonly stale: StaleRefusals;
  /** What is wrong, each in a sentence. */
  readonly wrong: ReadonlyArray<string>;
  readonly errors: ReadonlyArray<Finding>;
}

/** A decision on PostgreSQL is written at most so long after it was timed: what others wrote before it may have a later time. */
const WRITTEN_LATE_MS = 500;

/** How many events of a kind a log has. */
export const countOf = (log: ReadonlyArray<Recorded>, kind: EventKind): number =>
  log.filter(({ event }) => event.kind === kind).length;

/** Reads the whole log of a run, and has it audited and verified; every task of it must have been completed exactly once. */
export const judge = async (place: BoardPlace): Promise<Judged> => {
  const ledger = await openLedger({ ...place, create: false, readOnly: true });
  try {
    const log = await readLog(ledger);
    const { attempts, wrong } = attemptsOfLog(log);
    const { findings } = await ledger.audit();
    const { valid } = await ledger.verify();
    return {
      log,
      attempts,
      stale: staleRefusals(log, attempts),
      wrong: [
        ...wrong,
        ...earlyReclaims(log, 'sqlite' in place ? 0 : WRITTEN_LATE_MS),
        ...notDoneOnce(log),
        ...(valid ? [] : ['the ledger does not verify']),
      ],
      errors: findings.filter(({ severity }) => severity === 'E'),
    };
  } finally {
    await ledger.close();
  }
};
