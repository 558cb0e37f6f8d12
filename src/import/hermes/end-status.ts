import type { EventRef } from '../../audit/evidence';
import { as, task } from '../../audit/evidence';
import type { Findings } from '../../audit/findings';
import type { ForeignFacts } from '../../audit/foreign/foreign-facts';
import type { Observation } from '../../audit/observation';
import type { TaskRow } from './rows';

/** Holds the status that a board stores of each task against the one that its events add up to. The stored one changes no verdict. */
export const compareEndStatus = (
  tasks: ReadonlyArray<TaskRow>,
  replayed: ReadonlyMap<string, string | null>,
  observations: ReadonlyArray<Observation>,
  findings: Findings,
): NonNullable<ForeignFacts['replayedEndStatus']> => {
  const last = new Map<string, EventRef>();
  for (const observation of observations) {
    if (observation.taskId !== null) last.set(observation.taskId, observation);
  }
  let [match, differ] = [0, 0];
  for (const { id, status } of tasks) {
    const found = replayed.get(id) ?? null;
    if (found === null) continue;
    if (found === status) {
      match += 1;
      continue;
    }
    differ += 1;
    const ref = last.get(id);
    findings.add('TL520', {
      taskId: id,
      position: ref?.position ?? null,
      evidence: ref === undefined ? [] : [as('last event of the task', ref)],
      argument: `The row of task ${task(id)} says ${JSON.stringify(status)}, and its events add up to ${JSON.stringify(found)}: something changed it that no event tells of.`,
    });
  }
  return { match, differ };
};
