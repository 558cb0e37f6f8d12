import type { Findings } from '../../audit/findings';
import type { LogFormat } from '../../audit/log-format';
import { judgeForeign } from '../../audit/foreign/judge-foreign';
import type { ForeignLog } from '../../audit/foreign/foreign-log';
import type { AuditReport } from '../../audit/report';
import { beyondGaps } from './beyond-gaps';
import { ComparedByTime } from './compared-by-time';
import { compareEndStatus } from './end-status';
import { missingHistory } from './missing-history';
import type { HermesBoard } from './rows';
import { Translation } from './translation';

/** A Hermes board as an examiner sees it. */
export interface HermesLog {
  readonly board: HermesBoard;
  readonly log: ForeignLog;
  /** The status that the events add up to, of each task; null where they leave it open. */
  readonly statuses: ReadonlyMap<string, string | null>;
}

/** Translates a Hermes board, event by event. */
export const readHermesLog = (board: HermesBoard): HermesLog => {
  const translation = new Translation();
  const observed = board.events.map((row) => translation.observe(row));
  const { faults, statuses } = translation;
  const history = missingHistory(board, observed);
  const observations = beyondGaps(observed, history.missing);
  const log = { observations, faults, links: board.links, ...history };
  return { board, log, statuses };
};

/** How a Hermes board is judged. */
export interface HermesJudging {
  readonly satisfiedBy: ReadonlyArray<string>;
  readonly format: LogFormat;
  readonly eventsOnlyInWal: number;
  /** Tells what was found about the files themselves. */
  readonly aboutFiles?: (findings: Findings) => void;
}

/** The policies of the kernel: before archived parents satisfied, and since. */
const policies = [['done'], ['done', 'archived']] as const;

const same = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean =>
  one.toSorted().join() === other.toSorted().join();

/** Judges a Hermes board. */
export const judgeHermes = (
  { board, log, statuses }: HermesLog,
  { satisfiedBy, format, eventsOnlyInWal, aboutFiles = () => undefined }: HermesJudging,
): AuditReport => {
  const byTime = new ComparedByTime(board);
  return judgeForeign(log, {
    looksOpen: (claim, parentId) =>
      claim.taskId !== null &&
      byTime.finds(claim.taskId, parentId, claim.at === null ? null : claim.at.from / 1_000),
    satisfiedBy,
    other: policies.find((policy) => !same(policy, satisfiedBy)) ?? policies[0],
    format,
    beside: (findings) => {
      aboutFiles(findings);
      return {
        replayedEndStatus: compareEndStatus(board.tasks, statuses, log.observations, findings),
        seedSqlRows: byTime.rows(board.events),
        eventsOnlyInWal,
      };
    },
  });
};
