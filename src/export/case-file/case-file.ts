import type { Examined } from '../../audit/examination';
import type { Observation } from '../../audit/observation';
import type { AuditReport } from '../../audit/report';
import { contestedTasks } from './contested';
import type { Contested } from './contested';
import { drawnTask } from './drawn-task';
import type { DrawnTask } from './drawn-task';
import { Histories } from './histories';
import { Survey } from './survey';

/** How many contested tasks are drawn; the others are listed. */
export const DRAWN = 24;

/** How many parents of a drawn task are looked at, and how many parents of each of them. */
const WATCHED = { parents: 64, grandparents: 4 };

/** All that a case file shows: of a log of any size no more than its claims and its contested tasks. */
export interface CaseFile {
  readonly examined: Examined;
  readonly report: AuditReport;
  readonly survey: Survey;
  /** The most gravely contested tasks, with what surrounds them. */
  readonly drawn: ReadonlyArray<DrawnTask>;
  /** The contested tasks beyond them. */
  readonly listed: ReadonlyArray<Contested>;
}

/** What may be an id in the role of an event: its words, without some at the beginning and some at the end. */
const idsIn = (role: string): ReadonlyArray<string> => {
  const words = role.split(' ');
  const starts = words.map((_, index) => index).slice(0, 5);
  return starts.flatMap((start) => starts.map((end) => words.slice(start, words.length - end).join(' ')));
};

/** Parents of a contested task, those that the evidence of its gravest findings names first, at most so many as are looked at. */
const nearParents = ({ taskId, findings }: Contested, survey: Survey): ReadonlyArray<string> => {
  const all = survey.parentsOf(taskId);
  if (all.length <= WATCHED.parents) return all;
  const known = new Set(all);
  const roles = findings.flatMap(({ evidence }) => evidence.map(({ role }) => role));
  const named = roles.flatMap(idsIn).filter((id) => known.has(id));
  return [...new Set([...named, ...all])].slice(0, WATCHED.parents);
};

/** Where the evidence lies of links that no event dates: events of the parents. */
const undatedAt = ({ findings }: Contested): ReadonlyArray<number> =>
  findings
    .filter(({ code }) => code === 'TL304')
    .flatMap(({ evidence }) => evidence.map(({ position }) => position));

/** Parents of a task whose links no event dates. */
const undatedParents = (task: Contested, survey: Survey): ReadonlyArray<string> => {
  const linked = new Set([task.taskId, ...survey.parentsOf(task.taskId)]);
  const named = undatedAt(task).flatMap((position) => survey.taskAt.get(position) ?? []);
  return [...new Set(named)].filter((taskId) => !linked.has(taskId)).slice(0, WATCHED.parents);
};

/** Reads a log twice, in the order in which it lies, and keeps of it what a case file shows. */
export const caseFile = async (
  examined: Examined,
  report: AuditReport,
  observations: () => AsyncIterable<Observation>,
): Promise<CaseFile> => {
  const contested = contestedTasks(report.findings);
  const chosen = contested.slice(0, DRAWN);
  const survey = new Survey(report, new Set(chosen.flatMap(undatedAt)));
  for await (const observation of observations()) survey.add(observation);

  const nearest = chosen.map((task) => {
    const undated = undatedParents(task, survey);
    const parents = [...undated, ...nearParents(task, survey)];
    const grandparents = parents.flatMap((id) => survey.parentsOf(id).slice(0, WATCHED.grandparents));
    return { task, parents, undated, around: new Set([task.taskId, ...parents, ...grandparents]) };
  });
  const evidence = nearest.flatMap(({ task }) => task.findings.flatMap((finding) => finding.evidence));
  const histories = new Histories(
    new Set(nearest.flatMap(({ around }) => [...around])),
    new Set(evidence.map(({ position }) => position)),
  );
  if (nearest.length > 0) for await (const observation of observations()) histories.add(observation);

  const drawn = nearest.map(({ task, parents, undated, around }) =>
    drawnTask({ task, parents, undated, around, histories, survey, report }),
  );
  return { examined, report, survey, drawn, listed: contested.slice(DRAWN) };
};
