import type { Observation } from '../../audit/observation';
import type { AuditReport, Verdict } from '../../audit/report';
import type { Contested } from './contested';
import type { Histories } from './histories';
import { Replay } from './replay';
import type { Survey } from './survey';

/** A claim of a drawn task: its place among the events, and the verdict on it; null where there is none. */
export interface DrawnClaim {
  readonly place: number;
  readonly position: number;
  readonly verdict: Verdict | null;
}

/** A contested task with what is drawn of it. */
export interface DrawnTask extends Contested {
  readonly replay: Replay;
  /** Whether the log says no order of some of these events: then they lie by their times. */
  readonly byTime: boolean;
  readonly claims: ReadonlyArray<DrawnClaim>;
  /** The claim that is most gravely contested; null where no finding is about one. */
  readonly focus: DrawnClaim | null;
  /** Positions that the evidence of its findings names. */
  readonly named: ReadonlySet<number>;
  /** Its parents, the ones that matter most first. */
  readonly parents: ReadonlyArray<string>;
  /** Those of them whose links no event dates. */
  readonly undated: ReadonlySet<string>;
  /** How many further parents it ever had, which were not looked at. */
  readonly unseenParents: number;
  readonly titleOf: (taskId: string) => string | null;
  readonly satisfies: (status: string | null | undefined) => boolean;
}

/** What a task is drawn from. */
export interface DrawnFrom {
  readonly task: Contested;
  readonly parents: ReadonlyArray<string>;
  readonly undated: ReadonlyArray<string>;
  readonly around: ReadonlySet<string>;
  readonly histories: Histories;
  readonly survey: Survey;
  readonly report: AuditReport;
}

const claimsOf = (
  taskId: string,
  events: ReadonlyArray<Observation>,
  { verdicts }: AuditReport,
): ReadonlyArray<DrawnClaim> => {
  const own = new Map(
    verdicts.filter((one) => one.taskId === taskId).map((one) => [one.position, one.verdict]),
  );
  return events.flatMap(({ position, taskId: of, effects }, place) =>
    of === taskId && effects.some(({ _tag }) => _tag === 'Claimed')
      ? [{ place, position, verdict: own.get(position) ?? null }]
      : [],
  );
};

/** The events that evidence misses, as if they were there: nothing is known of them but where they were. */
const missing = ({ findings }: Contested, byTime: boolean): ReadonlyArray<Observation> => {
  if (byTime) return [];
  const evidence = findings
    .flatMap((finding) => finding.evidence)
    .filter(({ kind, id }) => kind === 'missing' && id === null);
  return [...new Set(evidence.map(({ position }) => position))].map((position) => ({
    order: position,
    position,
    id: '',
    kind: 'missing',
    taskId: null,
    at: null,
    actor: null,
    title: null,
    effects: [],
  }));
};

/** How the parent of a link met a claim: it satisfied, it was open, or the log does not tell. */
export type Met = 'satisfied' | 'open' | 'undecided';

/** How a parent met a claim, by its last status before it: what a claim that cannot be decided met is not told as certain. */
export const metBy = (
  task: DrawnTask,
  parentId: string,
  { place, verdict }: Pick<DrawnClaim, 'place' | 'verdict'>,
): Met => {
  const status = task.replay.statusBefore(parentId, place);
  if (task.satisfies(status)) return 'satisfied';
  const doubtful = verdict === 'indeterminate' || status === null || task.undated.has(parentId);
  return doubtful ? 'undecided' : 'open';
};

/** Puts together what is drawn of a task, from the histories that were kept. */
export const drawnTask = (from: DrawnFrom): DrawnTask => {
  const { task, parents, undated, around, histories, survey, report } = from;
  const { taskId, findings } = task;
  const { events: seen, byTime } = histories.of(around);
  const gaps = missing(task, byTime);
  const events = gaps.length === 0 ? seen : [...seen, ...gaps].toSorted((a, b) => a.order! - b.order!);
  const replay = new Replay(taskId, events);
  const claims = claimsOf(taskId, events, report);
  const contested = findings.map(({ position }) => position);
  const focus =
    contested.map((position) => claims.find((claim) => claim.position === position)).find(Boolean) ?? null;
  const named = new Set(findings.flatMap(({ evidence }) => evidence.map(({ position }) => position)));
  const satisfying: ReadonlyArray<string> = report.policy.satisfiedBy;
  const satisfies = (status: string | null | undefined): boolean =>
    typeof status === 'string' && satisfying.includes(status);
  const acting = new Set(events.filter(({ position }) => named.has(position)).map((event) => event.taskId));
  const open = (parentId: string): boolean =>
    focus !== null &&
    replay
      .linksBefore(taskId, focus.place)
      .some((bond) => bond.parentId === parentId && bond.waived === null) &&
    !satisfies(replay.statusBefore(parentId, focus.place));
  const weight = (parentId: string): number => 2 * Number(open(parentId)) + Number(acting.has(parentId));
  return {
    ...task,
    replay,
    byTime,
    claims,
    focus,
    named,
    undated: new Set(undated),
    parents: parents.toSorted((a, b) => weight(b) - weight(a)),
    unseenParents: survey.parentsOf(taskId).length + undated.length - parents.length,
    titleOf: (of) => histories.titleOf(of),
    satisfies,
  };
};
