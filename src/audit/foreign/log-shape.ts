import { as, at, missing as gapAt } from '../evidence';
import type { Findings } from '../findings';
import type { Observation } from '../observation';
import type { ForeignLog, MissingRun } from './foreign-log';

/** Events whose time is before that of the event just before them in the order of the log. */
const tellClocks = (observations: ReadonlyArray<Observation>, findings: Findings): void => {
  let before: Observation | undefined;
  for (const observation of observations) {
    const { order, at: when } = observation;
    if (order === null || when === null) continue;
    if (before?.at != null && before.order !== null && before.order < order && when.to <= before.at.from) {
      findings.add('TL401', {
        taskId: observation.taskId,
        position: observation.position,
        evidence: [as('earlier event', before), as('later event', observation)],
        argument: `${at(observation)} is after ${at(before)} in the log and ${before.at.from - when.from} ms before it by its time. The log does not say whose clocks they were.`,
      });
    }
    before = observation;
  }
};

const range = ({ first, last }: MissingRun): string =>
  first === last ? `at ${first}` : `from ${first} to ${last}`;

const sum = (runs: ReadonlyArray<MissingRun>): number =>
  runs.reduce((all, { first, last }) => all + last - first + 1, 0);

/** Events that are missing: each run that nothing explains, and all the others together. */
const tellMissing = ({ missing, missingBecause, observations }: ForeignLog, findings: Findings): void => {
  const end = observations.reduce((highest, { order }) => Math.max(highest, order ?? 0), 0);
  for (const run of missing) {
    if (run.explained) continue;
    const tail = run.first > end;
    const last = observations.at(-1);
    const evidence =
      tail && last !== undefined ? [as('last event', last), gapAt(run.last)] : [gapAt(run.last)];
    const argument = tail
      ? `The log gave out places up to ${run.last}, and its last event is at ${end}: the events ${range(run)} are gone, and nothing says whose they were (${missingBecause}).`
      : `The log has no event ${range(run)}, and nothing says whose they were (${missingBecause}): they may have been of any task.`;
    findings.add(tail ? 'TL502' : 'TL501', { taskId: null, position: run.last, evidence, argument });
  }
  const explained = missing.filter((run) => run.explained);
  const [first] = explained;
  if (first === undefined) return;
  findings.add('TL501', {
    taskId: null,
    position: explained.at(-1)!.last,
    evidence: explained.slice(0, 16).map(({ last }) => gapAt(last)),
    argument: `The log has no event at ${sum(explained)} places in ${explained.length} runs, the first ${range(first)}. That is explained (${missingBecause}): of tasks whose creation is still there nothing is missing by this.`,
  });
};

const tellFaults = ({ faults }: ForeignLog, findings: Findings): void => {
  for (const { code, observation, why } of faults) {
    const { taskId, position } = observation;
    const argument = `${at(observation)}: ${why}. What it did is not known as far as it would say so.`;
    findings.add(code, { taskId, position, evidence: [as('event', observation)], argument });
  }
};

/** Tells what is wrong with a log as such, whatever its events say. */
export const tellLogShape = (log: ForeignLog, findings: Findings): void => {
  tellFaults(log, findings);
  tellMissing(log, findings);
  tellClocks(log.observations, findings);
};
