import { Findings } from '../findings';
import { foreignSeverities } from '../finding';
import type { LogFormat } from '../log-format';
import { reportOf } from '../report';
import type { AuditReport, ClaimVerdict } from '../report';
import { tellAttempts } from './attempts';
import { BlindSpots } from './blind-spots';
import { ClaimVerdicts } from './claim-verdicts';
import { tellCycles } from './cycles';
import type { ClaimClass, ForeignFacts } from './foreign-facts';
import type { ForeignLog } from './foreign-log';
import { LinksAround } from './links-around';
import type { LooksOpen } from './links-around';
import { tellLogShape } from './log-shape';
import { LogView } from './log-view';
import { Parents } from './possible-parents';
import { judgeRefusals } from './refused-claims';
import { tellReopenedParents } from './reopened-parents';

/** How to judge a foreign log. */
export interface ForeignJudging {
  readonly satisfiedBy: ReadonlyArray<string>;
  /** Another policy: claims that come out differently under it are told (TL110). */
  readonly other?: ReadonlyArray<string>;
  readonly format: LogFormat;
  /**
   * Whether a parent looks as if it had been open at a claim to those who compare times over the links of today: a link
   * that was made only after the claim is told where it does. Where it is not given: whether the parent was not
   * satisfied for certain.
   */
  readonly looksOpen?: LooksOpen;
  /** What is to be told beside the events: it is asked for once all else is found. */
  readonly beside?: (
    findings: Findings,
  ) => Pick<ForeignFacts, 'replayedEndStatus' | 'seedSqlRows' | 'eventsOnlyInWal'>;
}

const counted = (names: Iterable<string>): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const classOf = ({ verdict }: ClaimVerdict, linkedAfter: boolean): ClaimClass => {
  if (verdict === 'violated') return 'violation';
  if (verdict === 'indeterminate') return 'indeterminate';
  return linkedAfter ? 'link-after-claim' : 'ok';
};

const nothingBeside = { replayedEndStatus: null, seedSqlRows: null, eventsOnlyInWal: 0 };

/** Judges a log of another system: every claim, by everything that the log leaves possible. */
export const judgeForeign = (
  log: ForeignLog,
  { satisfiedBy, other, format, looksOpen, beside = () => nothingBeside }: ForeignJudging,
): AuditReport => {
  const findings = new Findings(foreignSeverities);
  const view = new LogView(log);
  const blind = new BlindSpots(view);
  const parents = new Parents(view, blind);
  const verdicts = new ClaimVerdicts(view, parents, findings, satisfiedBy, other ?? null).judge();
  tellLogShape(log, findings);
  tellCycles(log, findings);
  view.claims.forEach(({ task, claim }, i) => {
    if (verdicts[i]?.verdict === 'satisfied') tellReopenedParents(task, claim, view, satisfiedBy, findings);
  });
  const links = new LinksAround(view, satisfiedBy, findings, looksOpen);
  for (const task of view.tasks.values()) {
    tellAttempts(task, blind, findings);
    links.tell(task);
  }
  const rejections = judgeRefusals(view, parents, satisfiedBy, findings);
  const facts = beside(findings);
  const linkedAfter = new Set(findings.positionsOf('TL201'));
  const foreign: ForeignFacts = {
    format,
    eventKinds: counted(log.observations.map(({ kind }) => kind)),
    unknownKinds: counted(
      log.faults.filter(({ code }) => code === 'TL506').map(({ observation }) => observation.kind),
    ),
    eventsDeleted: log.missing.reduce((all, { first, last }) => all + last - first + 1, 0),
    classes: counted(verdicts.map((one) => classOf(one, linkedAfter.has(one.position)))),
    ...facts,
  };
  const events = log.observations.length;
  return reportOf(findings, { satisfiedBy, events, contentsExamined: false, rejections, verdicts, foreign });
};
